import { createFormat } from '../messages/language/format.js';
import { wholeIncident } from '../owner/whole-incident.js';
import { missing } from './env.js';
import { evidencePage } from './incident-evidence.js';
import { printPdf } from './paper.js';
import { reportPage, reportSheet } from './report.js';
import { timelineOf } from './timeline.js';
export function addIncidentPages(routes, app, only) {
    routes.get('/incident/:id/evidence', only, async (context) => {
        const incident = await app.store.findIncident(context.req.param('id'));
        const account = incident && (await app.store.findAccount(incident.accountId));
        if (!account)
            return missing(context);
        const { reader } = context.var;
        const format = createFormat(reader.language, account.timeZone);
        return context.html(evidencePage(reader, incident, account, context.req.query(), format));
    });
    routes.get('/incident/:id/report', only, async (context) => {
        const report = await readReport(app, context);
        return report ? context.html(reportPage(context.var.reader, report.props, report.format)) : missing(context);
    });
    routes.get('/incident/:id/report.pdf', only, async (context) => {
        const report = await readReport(app, context);
        return report ? printPdf(app, context, reportSheet(report.props, report.format), 'report') : missing(context);
    });
}
async function readReport(app, context) {
    const whole = await wholeIncident(app, context.req.param('id') ?? '');
    const account = whole && (await app.store.findAccount(whole.incident.accountId));
    if (!account)
        return null;
    const format = createFormat(context.var.reader.language, account.timeZone);
    const timeline = timelineOf(whole, await app.store.incidentMessages(whole.incident.id), format);
    return { format, props: { ...whole, account, timeline, now: app.clock.now() } };
}
//# sourceMappingURL=incident-pages.js.map