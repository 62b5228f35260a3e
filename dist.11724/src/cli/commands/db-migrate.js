import { note } from '../terminal.js';
import { withCore } from '../with-app.js';
import { wordsAt } from '../words/index.js';
export async function dbMigrate(terminal) {
    return withCore(async () => {
        note(terminal, wordsAt(terminal).db.upToDate);
        return 0;
    });
}
//# sourceMappingURL=db-migrate.js.map