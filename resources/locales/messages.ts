/** All words of the product, merged from one JSON file a namespace and language. Add a namespace here (two lines) and in both folders. */

import jaCommon from './ja/common.json' with { type: 'json' };
import jaError from './ja/error.json' with { type: 'json' };
import jaUnlock from './ja/unlock.json' with { type: 'json' };
import jaWelcome from './ja/welcome.json' with { type: 'json' };
import jaHome from './ja/home.json' with { type: 'json' };
import jaFiles from './ja/files.json' with { type: 'json' };
import jaViewer from './ja/viewer.json' with { type: 'json' };
import jaReturns from './ja/returns.json' with { type: 'json' };
import jaSettings from './ja/settings.json' with { type: 'json' };
import jaContacts from './ja/contacts.json' with { type: 'json' };
import jaOffice from './ja/office.json' with { type: 'json' };
import jaDevices from './ja/devices.json' with { type: 'json' };
import jaDesk from './ja/desk.json' with { type: 'json' };
import jaReturnsDesk from './ja/returnsDesk.json' with { type: 'json' };
import jaRecovery from './ja/recovery.json' with { type: 'json' };
import jaPolicy from './ja/policy.json' with { type: 'json' };
import jaLog from './ja/log.json' with { type: 'json' };
import jaMenu from './ja/menu.json' with { type: 'json' };
import jaCli from './ja/cli.json' with { type: 'json' };
import jaApp from './ja/app.json' with { type: 'json' };
import jaPassphrase from './ja/passphrase.json' with { type: 'json' };
import jaEnrol from './ja/enrol.json' with { type: 'json' };
import jaTakeout from './ja/takeout.json' with { type: 'json' };
import jaParcel from './ja/parcel.json' with { type: 'json' };
import jaGuideline from './ja/guideline.json' with { type: 'json' };
import jaCheckRules from './ja/checkRules.json' with { type: 'json' };
import jaCheck from './ja/check.json' with { type: 'json' };
import jaUi from './ja/ui.json' with { type: 'json' };
import jaVeil from './ja/veil.json' with { type: 'json' };
import jaClipboard from './ja/clipboard.json' with { type: 'json' };
import jaAway from './ja/away.json' with { type: 'json' };
import jaLeftBehind from './ja/leftBehind.json' with { type: 'json' };
import jaMemoWords from './ja/memoWords.json' with { type: 'json' };
import jaWorkcopy from './ja/workcopy.json' with { type: 'json' };
import jaReports from './ja/reports.json' with { type: 'json' };
import jaMemo from './ja/memo.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enError from './en/error.json' with { type: 'json' };
import enUnlock from './en/unlock.json' with { type: 'json' };
import enWelcome from './en/welcome.json' with { type: 'json' };
import enHome from './en/home.json' with { type: 'json' };
import enFiles from './en/files.json' with { type: 'json' };
import enViewer from './en/viewer.json' with { type: 'json' };
import enReturns from './en/returns.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enContacts from './en/contacts.json' with { type: 'json' };
import enOffice from './en/office.json' with { type: 'json' };
import enDevices from './en/devices.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enReturnsDesk from './en/returnsDesk.json' with { type: 'json' };
import enRecovery from './en/recovery.json' with { type: 'json' };
import enPolicy from './en/policy.json' with { type: 'json' };
import enLog from './en/log.json' with { type: 'json' };
import enMenu from './en/menu.json' with { type: 'json' };
import enCli from './en/cli.json' with { type: 'json' };
import enApp from './en/app.json' with { type: 'json' };
import enPassphrase from './en/passphrase.json' with { type: 'json' };
import enEnrol from './en/enrol.json' with { type: 'json' };
import enTakeout from './en/takeout.json' with { type: 'json' };
import enParcel from './en/parcel.json' with { type: 'json' };
import enGuideline from './en/guideline.json' with { type: 'json' };
import enCheckRules from './en/checkRules.json' with { type: 'json' };
import enCheck from './en/check.json' with { type: 'json' };
import enUi from './en/ui.json' with { type: 'json' };
import enVeil from './en/veil.json' with { type: 'json' };
import enClipboard from './en/clipboard.json' with { type: 'json' };
import enAway from './en/away.json' with { type: 'json' };
import enLeftBehind from './en/leftBehind.json' with { type: 'json' };
import enMemoWords from './en/memoWords.json' with { type: 'json' };
import enWorkcopy from './en/workcopy.json' with { type: 'json' };
import enReports from './en/reports.json' with { type: 'json' };
import enMemo from './en/memo.json' with { type: 'json' };

export const locales = ['ja', 'en'] as const;
export type Locale = (typeof locales)[number];

const ja = {
  common: jaCommon,
  error: jaError,
  unlock: jaUnlock,
  welcome: jaWelcome,
  home: jaHome,
  files: jaFiles,
  viewer: jaViewer,
  returns: jaReturns,
  settings: jaSettings,
  contacts: jaContacts,
  office: jaOffice,
  devices: jaDevices,
  desk: jaDesk,
  returnsDesk: jaReturnsDesk,
  recovery: jaRecovery,
  policy: jaPolicy,
  log: jaLog,
  menu: jaMenu,
  cli: jaCli,
  app: jaApp,
  passphrase: jaPassphrase,
  enrol: jaEnrol,
  takeout: jaTakeout,
  parcel: jaParcel,
  guideline: jaGuideline,
  check: jaCheck,
  checkRules: jaCheckRules,
  ui: jaUi,
  leftBehind: jaLeftBehind,
  away: jaAway,
  clipboard: jaClipboard,
  veil: jaVeil,
  workcopy: jaWorkcopy,
  reports: jaReports,
  memoWords: jaMemoWords,
  memo: jaMemo,
};

type Messages = typeof ja;

const en: Messages = {
  common: enCommon,
  error: enError,
  unlock: enUnlock,
  welcome: enWelcome,
  home: enHome,
  files: enFiles,
  viewer: enViewer,
  returns: enReturns,
  settings: enSettings,
  contacts: enContacts,
  office: enOffice,
  devices: enDevices,
  desk: enDesk,
  returnsDesk: enReturnsDesk,
  recovery: enRecovery,
  policy: enPolicy,
  log: enLog,
  menu: enMenu,
  cli: enCli,
  app: enApp,
  passphrase: enPassphrase,
  enrol: enEnrol,
  takeout: enTakeout,
  parcel: enParcel,
  guideline: enGuideline,
  check: enCheck,
  checkRules: enCheckRules,
  ui: enUi,
  leftBehind: enLeftBehind,
  away: enAway,
  clipboard: enClipboard,
  veil: enVeil,
  workcopy: enWorkcopy,
  reports: enReports,
  memoWords: enMemoWords,
  memo: enMemo,
};

/** Every key of the message tree, joined by dots: `home.title`. A key that is not in the Japanese files does not compile. */
export type MessageKey = LeafPath<Messages>;

type LeafPath<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${LeafPath<Tree[Name]>}`;
}[keyof Tree & string];

interface MessageTree {
  readonly [name: string]: string | MessageTree;
}

function flatten(tree: MessageTree, prefix: string, into: Map<string, string>): Map<string, string> {
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + name, value);
    else flatten(value, `${prefix}${name}.`, into);
  }
  return into;
}

/** The ICU message behind every key, by locale. */
export const messages: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  ja: flatten(ja, '', new Map()),
  en: flatten(en, '', new Map()),
};
