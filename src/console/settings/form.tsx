// A form about one shop's settings, and the two that stand in many places: one button, and the number of a test message.
import type { Text } from '../../domain/text/text.ts';
import type { Reader } from '../parts/shell.tsx';

export interface FormProps {
  readonly reader: Reader;
  readonly shop: string;
  readonly path: string;
  /** To which of what the shop has several of: the field's name, and its value. */
  readonly to?: readonly [name: string, value: string] | undefined;
  /** On which page it stands, where that isn't settings. */
  readonly at?: 'setup' | undefined;
  /** For a script of the page: by what it finds the form, and what it is told. */
  readonly id?: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly children?: unknown;
}

export function Form({ reader: { base }, shop, path, to, at, id, data = {}, children }: FormProps) {
  const told = Object.fromEntries(Object.entries(data).map(([name, text]) => [`data-${name}`, text]));
  return (
    <form method="post" action={`${base}${path}`} id={id} {...told}>
      <input type="hidden" name="shop" value={shop} />
      {at && <input type="hidden" name="at" value={at} />}
      {to && <input type="hidden" name={to[0]} value={to[1]} />}
      {children}
    </form>
  );
}

export function ButtonForm({ text, children, ...form }: FormProps & { readonly text: string }) {
  return (
    <Form {...form}>
      {children}
      <button type="submit" class="plain">
        {text}
      </button>
    </Form>
  );
}

/** @param label what the field asks for */
export function NumberForm({ label, text, ...form }: FormProps & { readonly label: string; readonly text: string }) {
  return (
    <Form {...form}>
      <div class="row">
        <label>
          {label}
          <input name="number" inputmode="numeric" autocomplete="off" maxlength={20} required />
        </label>
        <button type="submit">{text}</button>
      </div>
    </Form>
  );
}

const words = {
  password: {
    en: 'Password; where the provider has such, one for this alone (“app password”)',
    ja: 'パスワード（メール会社に「アプリパスワード」があれば、それ）',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** By which a mail provider lets a program in. */
export function MailPassword({
  reader: { language },
  isOptional = false,
}: Pick<FormProps, 'reader'> & { readonly isOptional?: boolean }) {
  return (
    <label>
      {words.password[language]}
      <input type="password" name="password" autocomplete="off" maxlength={1000} required={!isOptional} />
    </label>
  );
}
