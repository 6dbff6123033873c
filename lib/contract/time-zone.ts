/** The names of the IANA database that have no region, from its file `backward`. */
const withoutRegion = new Set(
  (
    'CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran ' +
    'Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK ' +
    'Singapore Turkey UCT UTC Universal W-SU WET Zulu'
  ).split(' '),
);

/** A region as IANA writes it, and a place. Phones need the exact case, though Intl accepts any. */
const withRegion =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Europe|Indian|Mexico|Pacific|US)(?:\/[A-Z]\w*[a-z][\w-]*){1,2}$|^Etc\/(?:G(?:MT(?:0|[+-]\d{1,2})?|reenwich)|U(?:CT|TC|niversal)|Zulu)$/;

/** Two names that ICU keeps and IANA has removed. */
const givenUp = new Set(['US/Pacific-New', 'Canada/East-Saskatchewan']);

/**
 * Returns whether a text is a name of the IANA time zone database that this runtime knows. Intl alone is not enough: it
 * accepts offsets, any case, and about twenty abbreviations of ICU that people use in another sense ("BST" is Dhaka,
 * "AST" Anchorage).
 * @see https://www.iana.org/time-zones
 */
export function isTimeZone(name: string): boolean {
  if (!(withoutRegion.has(name) || withRegion.test(name)) || givenUp.has(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
