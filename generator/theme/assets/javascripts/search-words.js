/*
 * Words as the search compares them: what a reader types and what the site writes are folded alike, here and
 * nowhere else, so that case, accents, alphabet and ways to transliterate a name make no difference.
 */

/** A word as it stands in a text, with the apostrophes inside it. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ`´′][\p{L}\p{M}\p{N}]+)*/gu;

/** Scripts that set no space between words: there a word begins at each letter, and a name has its parts. */
const UNSPACED = /^[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{2,}$/u;

const CYRILLIC = /\p{sc=Cyrillic}/u;
const LATIN = /\p{sc=Latin}/u;

/** Letters of the two alphabets that look alike, small or capital. */
const ALIKE = ["авекмнорстхуіјѕ", "abekmhopctxyijs"];

/** Letters that are no letter of the Latin alphabet with a mark, as Latin letters. */
const LETTERS = {
  // Cyrillic, after BGN/PCGN without its marks. й, ё, ї and ў are и, е, і and у with a mark, which goes first.
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", к: "k", л: "l", м: "m", н: "n",
  о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "",
  ы: "y", ь: "", э: "e", ю: "yu", я: "ya", і: "i", є: "ye", ґ: "g", ј: "j",
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i",
};

/** The parts of a Hangul syllable in the order of Unicode (chapter 3.12), in Revised Romanisation. */
const INITIALS = "g kk n d tt r m b pp s ss _ j jj ch k t p h".split(" ");
const VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const FINALS = "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");

/**
 * What ways to transliterate a name differ in, made one, in this order: Sergei, Sergey and Sergej; Choe and Choi;
 * Son Hui, Seon-hui and Sun-hee. Words that sound different may become the same, so this counts least.
 */
const SOUNDS = [
  [/x/g, "ks"], [/w/g, "v"], [/ph/g, "f"], [/tsch|tch/g, "ch"], [/shch|sch/g, "sh"],
  [/eo/g, "o"], [/eu/g, "u"], [/ou|oo/g, "u"], [/ee/g, "i"], [/oe|o[iy](?![aeiou])/g, "o"], [/ui/g, "i"],
  [/(?<=[aeiou])j/g, "y"], [/u/g, "o"], [/(?<=[^aeiouy])yo/g, "e"], [/[yi]e/g, "e"], [/y/g, "i"],
  [/kh/g, "h"], [/dzh|zh|ch/g, "j"], [/ck|[cqg]/g, "k"], [/th|d/g, "t"], [/b/g, "p"], [/r/g, "l"], [/f/g, "v"],
  [/(.)\1+/gu, "$1"],
];

/** Before the sound of a word, so that it is never taken for a word. */
const SOUND = "~";

/** Return a text without case, accents and apostrophes. */
function folded(text) {
  const bare = text.normalize("NFKD").replace(/[\u0300-\u036f'’ʼ`´′]/g, "");
  return bare.normalize("NFC").toLowerCase();
}

/** Return a word with each letter of one alphabet that is found in `from` as its like in `to`. */
function swapped(word, from, to) {
  return [...word].map((letter) => to[from.indexOf(letter)] ?? letter).join("");
}

/** Return a folded word in Latin letters. */
function latin(word) {
  const letters = word.replace(/[가-힣]/g, (syllable) => {
    const index = syllable.charCodeAt(0) - 0xac00;
    const parts = [INITIALS[Math.floor(index / 588)], VOWELS[Math.floor(index / 28) % 21], FINALS[index % 28]];
    return parts.join("").replaceAll("_", "");
  });
  return [...letters].map((letter) => LETTERS[letter] ?? letter).join("");
}

/** Return what a folded word sounds like, whichever way it was transliterated. */
function sound(word) {
  return SOUND + SOUNDS.reduce((said, [from, to]) => said.replace(from, to), latin(word));
}

/** Return a folded word, and if it mixes two alphabets, what it may stand for: by look, or by sound. */
function meant(word) {
  const mixed = (one) => CYRILLIC.test(one) && LATIN.test(one);
  if (!mixed(word)) return [word];
  const [cyrillic, like] = ALIKE;
  return [swapped(word, like, cyrillic), swapped(word, cyrillic, like), latin(word)].filter((one) => !mixed(one));
}

/** Return a function of one word that remembers what it returned. */
function remembering(of) {
  const known = new Map();
  return (word) => known.get(word) ?? known.set(word, of(word)).get(word);
}

/** Return the forms that a word is compared by: plain ones, and with `~` before them their sounds. */
const forms = remembering((word) => {
  const plain = [word, word.replace(/['’]s$/i, "")].flatMap((one) => meant(folded(one)));
  return [...new Set([...plain, ...plain.map(sound)])];
});

/** Return the forms of a word as it stands in a text, of unspaced scripts also those of what begins inside it. */
const formsInside = remembering((word) => words(word).flatMap(forms));

/** Return the words of a text, of unspaced scripts also what begins inside a word. */
function words(text) {
  return (text.match(WORD) ?? []).flatMap((word) =>
    UNSPACED.test(word) ? [...word].map((_, start) => word.slice(start)) : [word],
  );
}

/** Return a name as a whole, the same for each way to write it in its alphabet. */
function whole(name) {
  return (name.match(WORD) ?? []).map(folded).join(" ");
}

/** Return the words of a text, and those made by leaving out its hyphens. */
function unhyphenated(text) {
  const whole = text.match(/[\p{L}\p{M}\p{N}'’]+(?:[-‐‑][\p{L}\p{M}\p{N}'’]+)+/gu) ?? [];
  return [...words(text), ...whole.map((word) => word.replace(/[-‐‑]/g, ""))];
}

/** Return the words of a name, and those made by leaving out its spaces and hyphens: Son Hui is also SonHui. */
function parts(name) {
  const found = words(name);
  const joined = found.length <= 4 ? found.slice(0, -1).map((_, start) => found.slice(start).join("")) : [];
  return [...found, ...joined];
}
