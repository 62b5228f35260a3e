// The driver for PostgreSQL, as every part of the program uses it: it proves that it knows the password and has the server
// prove the same (SCRAM), and never says it. pg itself answers whatever kind of request the server at the address makes,
// so that whoever listens in its place would be told the password. Set on the class, since libraries (BullMQ's listener)
// make clients of their own.
import pg from 'pg';
import { UserError } from '../../domain/errors.js';
const hint = {
    en: "Keep the password there by SCRAM (SET password_encryption = 'scram-sha-256', set the password anew, and scram-sha-256 in pg_hba.conf). If the server asks for none, leave it out of DATABASE_URL. If it did not ask for this before, someone else may listen at its address.",
    ja: 'サーバー側でパスワードをSCRAM方式で保存してください（password_encryption を scram-sha-256 にしてパスワードを設定し直し、pg_hba.conf にも scram-sha-256 を指定します）。パスワードを求めないサーバーなら、DATABASE_URL から外してください。以前と違う場合は、そのアドレスで別の何かが待ち受けているおそれがあります。',
};
/** PostgreSQL's own. With fewer the proof says more to whoever then guesses at the password. */
const fewestIterations = 4096;
function refuse({ connection }, en, ja) {
    connection.stream.destroy(new UserError({ en, ja }, hint));
}
function refuseRequest() {
    refuse(this, 'The database server asks for the password itself, or for its MD5; it is not given.', 'データベースサーバーが、パスワードそのもの（またはそのMD5）を求めています。お渡ししていません。');
}
const handshake = pg.Client.prototype;
const becomeReady = handshake._handleReadyForQuery;
const prove = handshake._handleAuthSASLContinue;
Object.assign(handshake, {
    _handleAuthCleartextPassword: refuseRequest,
    _handleAuthMD5Password: refuseRequest,
    async _handleAuthSASLContinue(message) {
        if (Number(/(?:^|,)i=(\d+)/.exec(message.data)?.[1] ?? 0) >= fewestIterations)
            return prove.call(this, message);
        refuse(this, `The database server wants a proof by which the password could be guessed (SCRAM of fewer than ${fewestIterations} iterations); it is not given.`, `データベースサーバーが、パスワードを推測できてしまう証明（反復回数${fewestIterations}未満のSCRAM）を求めています。お渡ししていません。`);
    },
    _handleReadyForQuery(message) {
        const isUnproved = this._connecting && typeof this.password === 'string' && this.saslSession !== null;
        if (!isUnproved)
            return becomeReady.call(this, message);
        refuse(this, 'The database server has not proved that it knows the password.', 'データベースサーバーが、パスワードを知っていることを証明していません。');
    },
});
export { pg };
//# sourceMappingURL=postgres.js.map