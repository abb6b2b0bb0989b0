// What is typed in a list of choices is compared here in place of the framework's own comparison (lists.py puts this
// module there): umlauts in any spelling, with slips, by any part of the name, and by the words that `lists.json` knows
// for a choice besides (its key, its Land, its towns, what people call it). The search on Start: features/search/find.py.
export * from "./static/js/MODULE"; // all of the framework's that is not replaced here
export {findChoices as EXPORTED};

const COMBINING = /[\u0300-\u036f]/g;
const UMLAUT = /\u0308/g;
const INSIDE = 3; // letters from which on the inside of a name counts, and other words
const words = new Map(); // language -> words by label
const spelled = new Map(); // label -> its own words and the others, once they are known

const wordsOf = (text) => {
  const plain = text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD");
  const both = [plain.replace(UMLAUT, "e"), plain].map((one) => one.replace(COMBINING, ""));
  return [...new Set(both.flatMap((one) => one.match(/[\p{L}\p{N}]+/gu) ?? []))];
};
const typedWords = (text) =>
  text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(UMLAUT, "e").replace(COMBINING, "")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const fetchWords = async () => {
  const code = document.documentElement.lang;
  if (words.has(code)) return;
  words.set(code, {});
  const answer = await fetch(new URL(`lists.json?lang=${code}`, import.meta.url)).catch(() => null);
  if (answer?.ok) words.set(code, await answer.json());
  else words.delete(code);
  spelled.clear();
};
document.addEventListener("focusin", (event) => {
  if (event.target.closest?.(".stSelectbox, .stMultiSelect")) fetchWords();
});

const spell = (label) => {
  if (!spelled.has(label)) {
    const known = words.get(document.documentElement.lang) ?? {};
    const others = known[label] ?? known[label.replace(/ \([^()]*\)$/, "")] ?? "";
    spelled.set(label, [wordsOf(label), wordsOf(others)]);
  }
  return spelled.get(label);
};

// How many letters have to change, two that have changed places counting once.
const countSlips = (one, other) => {
  let [before, last] = [[], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
};
const SLIPS = 5;
// How far a word is from what was typed: 0 the same … 4, with slips from SLIPS on; a fifth of the letters may be slips,
// none of a number.
const measure = (typed, own, others, withSlips) => {
  if (own.includes(typed)) return 0;
  if (own.some((word) => word.startsWith(typed))) return 1;
  if (typed.length < INSIDE) return Infinity;
  if (own.some((word) => word.includes(typed))) return 2;
  if (others.includes(typed)) return 3;
  if (others.some((word) => word.startsWith(typed))) return 4;
  const most = /\d/.test(typed) ? 0 : Math.floor(typed.length / 5);
  if (!withSlips || !most) return Infinity;
  const near = (word) => Math.min(countSlips(typed, word), countSlips(typed, word.slice(0, typed.length)));
  const least = Math.min(...own.filter((word) => word.length > INSIDE).map(near));
  return least > most ? Infinity : SLIPS + least;
};

// The choices ({label, …}) that fit all that was typed, the nearest first; with slips only where nothing fits without.
const findChoices = (choices, typed) => {
  const asked = typedWords(typed);
  if (!asked.length) return choices;
  const rank = (withSlips) => choices
    .map((choice) => [choice, asked.reduce((sum, word) => sum + measure(word, ...spell(choice.label), withSlips), 0)])
    .filter(([, far]) => far < Infinity)
    .sort(([, one], [, other]) => one - other)
    .map(([choice]) => choice);
  const found = rank(false);
  return found.length ? found : rank(true);
};
