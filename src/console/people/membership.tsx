// What somebody is to be, and for whose shops: the fields of the forms that say so, and what comes of them.
import type { Client } from '../../domain/owner/client.ts';
import { isMembership, isRole, type Membership, type Role, roles } from '../../domain/owner/role.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import type { Reader } from '../parts/shell.tsx';

const words = {
  role: { en: 'Role', ja: '役割' },
  whose: { en: 'Sees only the shops of', ja: '見られる店舗を、次の顧客に限る' },
  all: {
    en: 'None ticked: every shop. An owner sees every shop; the role “client” needs exactly one.',
    ja: '選ばなければ、すべての店舗を見られます。オーナーには選べません。「顧客」には1つだけ選びます。',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const roleNames: Readonly<Record<Role, Text>> = {
  owner: { en: 'owner: everything', ja: 'オーナー（すべての操作）' },
  staff: {
    en: 'staff: tick steps, say “seen”, ask; close and plan nothing',
    ja: 'スタッフ（手順の記録、確認の回答、点検。件を閉じたり予定を登録したりはできません）',
  },
  reader: { en: 'reader: look only', ja: '閲覧者（見るだけ）' },
  client: {
    en: 'client: look, tick steps, answer; of one client’s shops alone',
    ja: '顧客（その顧客の店舗だけ。見る、手順の記録、回答）',
  },
};

/** The role alone. */
export const roleWords: Readonly<Record<Role, Text>> = {
  owner: { en: 'owner', ja: 'オーナー' },
  staff: { en: 'staff', ja: 'スタッフ' },
  reader: { en: 'reader', ja: '閲覧者' },
  client: { en: 'client', ja: '顧客' },
};

export const noMembership: Text = {
  en: 'That doesn’t go together: an owner sees every shop, and a client’s person is of one client.',
  ja: 'この組み合わせはできません。オーナーはすべての店舗を見ます。「顧客」には顧客を1つだけ選んでください。',
};

/** Null: there can be nobody like that, or the form is none of ours. @param given a form whose fields may come several times */
export function membershipIn(given: Record<string, unknown>, clients: readonly Client[]): Membership | null {
  const ticked = [given.client ?? []].flat();
  const known = ticked.every((one) => clients.some(({ id }) => id === one));
  if (typeof given.role !== 'string' || !isRole(given.role) || !known) return null;
  const membership = { role: given.role, clients: ticked.length === 0 ? null : (ticked as string[]) };
  return isMembership(membership) ? membership : null;
}

interface FieldsProps {
  /** Of fields on the same page each has its own. */
  readonly id: string;
  readonly reader: Reader;
  readonly clients: readonly Client[];
  readonly chosen: Membership;
}

export function MembershipFields({ id, reader: { language }, clients, chosen }: FieldsProps) {
  return (
    <>
      <label for={id}>{words.role[language]}</label>
      <RoleSelect id={id} language={language} chosen={chosen.role} hasClients={clients.length > 0} />
      {clients.length > 0 && (
        <fieldset aria-describedby={`${id}-all`}>
          <legend>{words.whose[language]}</legend>
          {clients.map((one) => (
            <label class="choice">
              <input type="checkbox" name="client" value={one.id} checked={chosen.clients?.includes(one.id) ?? false} />
              {cleanText(one.name, 80)}
            </label>
          ))}
          <p class="soft" id={`${id}-all`}>
            {words.all[language]}
          </p>
        </fieldset>
      )}
    </>
  );
}

/** Whose shops they see, where that isn't every shop; a client that is gone by its id. */
export function whoseShops({ clients }: Membership, known: readonly Client[], { language }: Reader): string | null {
  if (clients === null) return null;
  const names = clients.map((id) => cleanText(known.find((one) => one.id === id)?.name ?? id, 80));
  return names.join(language === 'ja' ? '、' : ', ');
}

function RoleSelect({
  id,
  language,
  chosen,
  hasClients,
}: {
  readonly id: string;
  readonly language: Reader['language'];
  readonly chosen: Role;
  /** Without any there can be no client's person. */
  readonly hasClients: boolean;
}) {
  return (
    <select id={id} name="role">
      {roles
        .filter((role) => hasClients || role !== 'client')
        .map((role) => (
          <option value={role} selected={role === chosen}>
            {roleNames[role][language]}
          </option>
        ))}
    </select>
  );
}
