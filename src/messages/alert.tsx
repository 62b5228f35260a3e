// The alert: the mail about an incident. The first screen says what, since when, how sure and what to do first;
// then the evidence, the whole checklist, what was not seen, and why the reader gets it (docs/takeovers.md sections 5 to 7).
import { Hr, Link } from '@react-email/components';
import { render } from '@react-email/render';
import type { Rendered } from '../domain/rendered.ts';
import type { AlertProps } from './alert-props.ts';
import { alertText } from './alert-text.ts';
import { type AlertView, alertView } from './alert-view.ts';
import { Layout } from './parts/layout.tsx';
import { Box, Code, Paragraph, Small, Strong, Subtitle, Title } from './parts/prose.tsx';
import { EvidenceTable, Facts, Steps } from './parts/tables.tsx';
import { styles } from './parts/theme.ts';

export type { AlertProps, Contact } from './alert-props.ts';
export { alertPreheader, alertSubject } from './alert-subject.ts';

function FirstScreen({ view }: { readonly view: AlertView }) {
  const { safePhrase, happened, first } = view;
  return (
    <>
      <Paragraph>{view.greeting}</Paragraph>
      {safePhrase && <Facts facts={[safePhrase]} />}
      <Title>{happened.heading}</Title>
      {happened.sentences.map((sentence) => (
        <Strong key={sentence}>{sentence}</Strong>
      ))}
      <Facts facts={view.facts} />
      {first && (
        <Box>
          <Subtitle>{first.heading}</Subtitle>
          <Strong>{first.title}</Strong>
          {first.more && <Paragraph>{first.more}</Paragraph>}
          {first.path && <Paragraph>{first.path}</Paragraph>}
          <Small>{first.how}</Small>
        </Box>
      )}
      {view.console && (
        <Paragraph>
          {view.console.label}
          <br />
          <Link href={view.console.url}>{view.console.url}</Link>
        </Paragraph>
      )}
    </>
  );
}

function EvidencePart({ evidence }: Pick<AlertView, 'evidence'>) {
  return (
    <>
      <Title>{evidence.heading}</Title>
      <Small>{evidence.zone}</Small>
      {evidence.sections.map(({ title, sentences, gain, harmless, caption, rows }) => (
        <div key={title}>
          <Subtitle>{title}</Subtitle>
          {sentences.map((sentence) => (
            <Paragraph key={sentence}>{sentence}</Paragraph>
          ))}
          {gain && <Small>{gain}</Small>}
          {harmless && <Small>{harmless}</Small>}
          {caption && <Paragraph>{caption}</Paragraph>}
          {rows.length > 0 && <EvidenceTable rows={rows} />}
        </div>
      ))}
    </>
  );
}

function ChecklistPart({ checklist }: Pick<AlertView, 'checklist'>) {
  if (checklist.groups.length === 0) return null;
  return (
    <>
      <Title>{checklist.heading}</Title>
      {checklist.groups.map(({ when, steps }) => (
        <div key={steps[0]?.number}>
          <Subtitle>{when}</Subtitle>
          <Steps steps={steps} />
        </div>
      ))}
    </>
  );
}

function EndPart({ view: { contacts, unseen, you, because, footer } }: { readonly view: AlertView }) {
  return (
    <>
      {contacts && (
        <>
          <Title>{contacts.heading}</Title>
          <Facts facts={contacts.items} />
        </>
      )}
      <Title>{unseen.heading}</Title>
      {unseen.items.map((item) => (
        <Paragraph key={item}>{item}</Paragraph>
      ))}
      <Title>{you.heading}</Title>
      <Paragraph>{you.nothing}</Paragraph>
      {you.command && <Paragraph>{you.command}</Paragraph>}
      {you.commands.map((command) => (
        <Code key={command}>{command}</Code>
      ))}
      <Title>{because.heading}</Title>
      <Paragraph>{because.reason}</Paragraph>
      <Hr className="line" style={styles.hr} />
      {footer.map((line) => (
        <Small key={line}>{line}</Small>
      ))}
    </>
  );
}

function Alert({ view }: { readonly view: AlertView }) {
  return (
    <Layout language={view.language} subject={view.subject} preheader={view.preheader}>
      <FirstScreen view={view} />
      <EvidencePart evidence={view.evidence} />
      <ChecklistPart checklist={view.checklist} />
      <EndPart view={view} />
    </Layout>
  );
}

/** The finished alert in the account's language and time zone. Pure but for React's asynchronous rendering. */
export async function renderAlert(props: AlertProps): Promise<Rendered> {
  const view = alertView(props);
  const { subject, preheader } = view;
  return { subject, preheader, html: await render(<Alert view={view} />), text: alertText(view) };
}
