// Reads clauses with the words of a language: which acts are said of which things, and how they are meant.
import { english } from './english.ts';
import { german } from './german.ts';
import { japanese } from './japanese.ts';
import { type Act, acts, type Lexicon, type Mood, type Place, type Thing, things } from './lexicon.ts';

/** An act as a mail speaks of it. No things: it stands for itself ("someone signed in"). */
export interface Said {
  readonly act: Act;
  readonly mood: Mood;
  readonly place: Place;
  readonly things: readonly Thing[];
}

interface Found {
  readonly thing: Thing;
  readonly from: number;
  readonly to: number;
}

const determiners = /^\s(?:(?:an?|the|your|new|another|its|second)\s)*$/u;
const nothing: readonly Found[] = [];
const european = [english, german];

/**
 * What one sentence says.
 * @param sentence folded, without what was quoted
 * @param topics things that were named before and are meant by "it"
 */
export function readSentence(sentence: string, place: Place, topics: readonly Thing[] = []): Said[] {
  return lexiconsOf(sentence).flatMap((lexicon) => readWith(lexicon, sentence, place, topics));
}

/** A Japanese name in an English sentence doesn't make it Japanese. */
function lexiconsOf(sentence: string): readonly Lexicon[] {
  const isJapanese = /[ぁ-んァ-ヴ一-龠]/u.test(sentence);
  if (!isJapanese) return european;
  return /(?:[a-z']+[\s,.]+){4}/u.test(sentence) ? [japanese, ...european] : [japanese];
}

/** The things that a text names, whatever is said of them. */
export function thingsIn(text: string): Thing[] {
  return [japanese, ...european].flatMap((lexicon) => findThings(lexicon, text).map(({ thing }) => thing));
}

function readWith(lexicon: Lexicon, sentence: string, place: Place, topics: readonly Thing[]): Said[] {
  const isIdle = lexicon.idle.test(sentence) || /\?\s*$|か$/u.test(sentence);
  let carried: readonly Thing[] = [];
  return lexicon.split(sentence).flatMap(({ text, isConditional, isRelative }) => {
    const before = carried;
    carried = subjectsIn(lexicon, text) ?? carried;
    return readClause(lexicon, text, place, { topics: isRelative ? [] : topics, carried: before }).map((said) =>
      isIdle || isConditional ? { ...said, mood: 'aside' } : said,
    );
  });
}

/** What is meant by a clause that names nothing: what the sentence began with, or what was named before. */
interface Named {
  readonly topics: readonly Thing[];
  readonly carried: readonly Thing[];
}

/** The subjects that a clause gives to those behind it: "電話番号が(...)確認されたため、削除されました". Null: it has none. */
function subjectsIn({ subject, ...lexicon }: Lexicon, clause: string): readonly Thing[] | null {
  if (subject === null || !subject.test(clause)) return null;
  const found = findThings(lexicon, clause).filter(({ to }) => subject.test(clause.slice(to, to + 1)));
  return found.map(({ thing }) => thing);
}

function readClause(lexicon: Lexicon, clause: string, place: Place, named: Named): Said[] {
  // most clauses say nothing of any act: what they name is looked for when it is asked for
  let things: readonly Found[] | undefined;
  const found = () => {
    things ??= findThings(lexicon, clause);
    return things;
  };
  const said: Said[] = [];
  for (const { act, mood, says, unless, place: only } of lexicon.idioms)
    if ((only === undefined || only === place) && says.test(clause) && !unless?.test(clause))
      said.push({ act, mood, place, things: found().map(({ thing }) => thing) });
  for (const act of acts) {
    for (const [words, isName] of [
      [lexicon.acts[act], false],
      [place === 'subject' ? lexicon.names[act] : undefined, true],
    ] as const) {
      if (!words) continue;
      for (const match of clause.matchAll(words)) {
        const [from, to] = [match.index, match.index + match[0].length];
        const mood = moodOf(lexicon, clause, from, to, place, found(), isName);
        said.push({ act, mood, place, things: governed(lexicon, clause, from, to, found(), named) });
      }
    }
  }
  return said;
}

function findThings(lexicon: Pick<Lexicon, 'things' | 'otherHead' | 'othersOwn'>, clause: string): readonly Found[] {
  if (clause.length > 400) return nothing;
  const found: Found[] = [];
  for (const thing of things)
    for (const match of clause.matchAll(lexicon.things[thing] ?? /$^/gu)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const isOther = lexicon.otherHead.test(clause.slice(to)) || lexicon.othersOwn.test(clause.slice(0, from));
      if (!isOther && match[0] !== '') found.push({ thing, from, to });
    }
  return found.filter((one) => !found.some((other) => isWithin(one, other) || belongsTo(one, other, clause)));
}

/** "the phone number" within "the backup phone number" is no thing of its own. */
const isWithin = (one: Found, other: Found) =>
  other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from;

/** "The account e-mail", "アカウントの電話番号": the account only says whose. */
const belongsTo = (one: Found, other: Found, clause: string) =>
  (one.thing === 'account' || one.thing === 'selling') &&
  one.to <= other.from &&
  /^(?:\s|-|の)?$/u.test(clause.slice(one.to, other.from));

function moodOf(
  lexicon: Lexicon,
  clause: string,
  from: number,
  to: number,
  place: Place,
  found: readonly Found[],
  isName: boolean,
): Mood {
  const [left, right] = [clause.slice(0, from), clause.slice(to).replace(/[\s.!。！◇]+$/u, '')];
  const beside = {
    before: found.some((one) => one.to <= from && /^\W*(?:[a-z]{3,14}ly\s)?$/u.test(clause.slice(one.to, from))),
    after: found.some((one) => one.from >= to && determiners.test(clause.slice(to, one.from))),
  };
  const hasNames = Object.keys(lexicon.names).length > 0;
  const rule = lexicon.moods.find(
    (one) =>
      (!hasNames || isName === (one.mood === 'named')) &&
      (one.place === undefined || one.place === place) &&
      (one.left === undefined || one.left.test(left)) &&
      (one.right === undefined || one.right.test(right)) &&
      (one.beside === undefined || beside[one.beside]),
  );
  return rule?.mood ?? 'unreal';
}

/** The things to which the act is done; where the clause only points back, those that were named before. */
function governed(
  { barrier, passive, pronoun, subject }: Lexicon,
  clause: string,
  from: number,
  to: number,
  found: readonly Found[],
  { topics, carried }: Named,
): readonly Thing[] {
  const own = found.filter((one) => {
    if (barrier === null) return true;
    if (one.to > from || /^(?:の[^をがはに、]{1,8})?から/u.test(clause.slice(one.to))) return false;
    return !barrier.test(
      clause
        .slice(one.to, from)
        .replace(/^◇?(?:\s*[¥\d][\d,.]*円?\s*)?(?:の?(?:情報|設定|登録|ご?利用))?[をがはもにので]/u, ''),
    );
  });
  if (passive !== null && !passive.test(clause.slice(0, from))) {
    const after = own.filter((one) => one.from > from);
    const isHeadline = own.some((one) => one.to <= from && clause.slice(one.to, from).trim() === '');
    const isObject = after.some((one) => determiners.test(clause.slice(to, one.from)));
    if (after.length > 0 && (isObject || !isHeadline)) return after.map(({ thing }) => thing);
  }
  if (own.length > 0) return own.map(({ thing }) => thing);
  if (subject !== null && carried.length > 0 && !/[をがは]/u.test(clause.slice(0, from))) return carried;
  return found.length === 0 && pronoun.test(barrier === null ? clause : clause.slice(0, from)) ? topics : [];
}
