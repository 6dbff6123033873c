/** The import rules of docs/design.md, for CI. */
const capability = '^lib/(?!contract/|platform/)([^/]+)/';
/** The records of a capability: its noun, and other files that others may import. */
const records = [
  'approvals/permit',
  'bookings/(booking|order|status)',
  'deals/(deal|availability)',
  'images/picture',
  'ledger/(ledger|movement)',
  'payments/payment',
  'services/(service|resource)',
  'deal-bookings/shard',
  'slots/(calendar-block|slot-place)',
  'stock/(stock|buyer-bounds)',
  'stripe/provider',
  'zones/(zone|local-time)',
].join('|');
/** A use-case begins with a verb. */
const verbs = [
  ...['announce', 'apply', 'ask', 'audit', 'begin', 'call', 'cancel', 'change', 'close', 'confirm', 'count'],
  ...[
    'create',
    'end',
    'erase',
    'find',
    'follow',
    'forget',
    'get',
    'guard',
    'hear',
    'keep',
    'list',
    'note',
    'pass',
  ],
  ...[
    'pay',
    'permit',
    'place',
    'publish',
    'read',
    'reconcile',
    'recover',
    'record',
    'refund',
    'release',
    'remove',
    'request',
  ],
  ...[
    'resolve',
    'save',
    'search',
    'send',
    'set',
    'settle',
    'start',
    'sync',
    'take',
    'tell',
    'update',
    'write',
  ],
].join('|');
/** The parts of the engine of slots. They see values only, too. */
const pureSlots =
  'blocks-to-read|calendar-block|displaced-slots|intervals|resource-time|slot-choice|slot-place|starts';
/** The files that a capability exports. `decide….ts`, steps, items, queues and repositories are inside. */
const faces = [
  `^lib/(${records})\\.ts$`,
  `^lib/[^/]+/(${verbs})-[^/]+\\.ts$`,
  '^lib/[^/]+/[^/]+-(id|key|writes)\\.ts$',
];
/** The lists of events that a capability's consumers subscribe to. */
const listensTo = '^lib/[^/]+/listens-to\\.ts$';
/** The parser of options for every program in npm's scripts. */
const commandLine = '^lib/platform/command-line\\.ts$';
/** The one writer of CSV, which keeps formulas out. It imports nothing. */
const csv = '^lib/platform/csv\\.ts$';
/** The parts of the console that its two servers need: the shape of its config, its content policy, and its build. */
const consoleFace = '^console/(src/console-config|content-policy|page-config|build-apart)\\.ts$';

/** The parts of the console that read and write files of deals. */
const importPages = '^console/src/pages/(imports/|deals/table/collect-deals)';

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Data flows one way.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contract-imports-zod-only',
      comment: 'The contract is the one source of truth: everything may import it, so it depends on nothing.',
      severity: 'error',
      from: { path: '^lib/contract/' },
      to: { pathNot: ['^lib/contract/', '^node_modules/zod/'] },
    },
    {
      name: 'decisions-are-pure',
      comment:
        'A decision sees values only: no SDK, no clock, no environment, no randomness. The rules of zones are values, and the engine of slots computes.',
      severity: 'error',
      from: { path: '^lib/.*/decide[^/]*\\.ts$' },
      to: {
        pathNot: [
          '^lib/contract/',
          '^lib/zones/',
          `^lib/slots/(${pureSlots})\\.ts$`,
          '^lib/.*/decide[^/]*\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'capabilities-meet-at-use-cases',
      comment: 'Another capability is reached through what it publishes, never through its decisions.',
      severity: 'error',
      from: { path: capability },
      to: { path: `${capability}decide`, pathNot: '^lib/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'capabilities-show-faces',
      comment:
        'Another capability runs its record, its …-id, …-key or …-writes, or a use-case, whose name begins with a verb. Types of the rest may be named, as those of a repository.',
      severity: 'error',
      // The outbox has its own rule: of each capability it imports only events.ts.
      from: { path: capability, pathNot: '^lib/outbox/' },
      to: { path: capability, pathNot: ['^lib/$1/', ...faces], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'platform-knows-no-capability',
      severity: 'error',
      from: { path: '^lib/platform/' },
      to: { path: capability },
    },
    {
      name: 'functions-import-lib-only',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(cdk|local|test|mobile-sdk|console)/' },
    },
    {
      name: 'handlers-are-made-of-parts',
      comment:
        'A function is put together from lib and functions/parts, and takes nothing from the functions of another folder.',
      severity: 'error',
      from: { path: '^functions/(?!parts/)(.*)/[^/]+\\.ts$' },
      to: { path: '^functions/', pathNot: ['^functions/parts/', '^functions/$1/[^/]+\\.ts$'] },
    },
    {
      name: 'parts-know-no-function',
      severity: 'error',
      from: { path: '^functions/parts/' },
      to: { path: '^functions/', pathNot: '^functions/parts/' },
    },
    {
      name: 'lib-imports-lib-only',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(cdk|functions|local|test|mobile-sdk|console)/' },
    },
    {
      name: 'cdk-knows-the-contract-only',
      comment:
        'Handlers are entry paths there, variables are names; tables and events that somebody listens to are data.',
      severity: 'error',
      from: { path: '^cdk/' },
      to: {
        path: '^(lib|functions|local|test|mobile-sdk|console)/',
        pathNot: [
          '^lib/contract/',
          '^lib/platform/(environment|queue|tables)\\.ts$',
          listensTo,
          commandLine,
          consoleFace,
        ],
      },
    },
    {
      name: 'who-listens-to-what-is-data',
      comment: 'The rules of the bus are made from it, as well as the functions.',
      severity: 'error',
      from: { path: listensTo },
      to: { pathNot: '^lib/contract/' },
    },
    {
      name: 'the-outbox-knows-no-records',
      comment: 'A capability says what a change of its table tells; the outbox goes by the table.',
      severity: 'error',
      from: { path: '^lib/outbox/' },
      to: { path: '^lib/', pathNot: ['^lib/(contract|platform|outbox)/', '^lib/[^/]+/events\\.ts$'] },
    },
    {
      name: 'only-platform-speaks-to-sqs',
      comment: 'A queue is named with its schema, by queueOf: what is sent is what is received.',
      severity: 'error',
      from: { path: '^(lib|functions)/', pathNot: '^lib/platform/' },
      to: { path: '^node_modules/@aws-sdk/client-sqs/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'local-knows-templates-and-contract-only',
      comment: 'Local is a way to run, not a second product.',
      severity: 'error',
      from: { path: '^local/' },
      to: {
        path: '^(lib|functions|cdk|test|mobile-sdk|console)/',
        pathNot: ['^lib/contract/', commandLine, consoleFace],
      },
    },
    {
      name: 'sdk-never-imports-lib',
      comment: 'The generator reads the contract; what is shipped is generated.',
      severity: 'error',
      from: { path: '^(mobile-sdk|console)/', pathNot: ['^mobile-sdk/generate/', importPages] },
      to: { path: '^(lib|functions|cdk|local|test)/', pathNot: [commandLine, csv] },
    },
    {
      name: 'the-console-reads-files-as-the-import-does',
      comment:
        'A file is checked in the browser by the code of `npm run import`, and exported as it is read.',
      severity: 'error',
      from: { path: importPages },
      to: { path: '^(lib|functions|cdk|local|test)/', pathNot: ['^lib/deals/import/', csv] },
    },
    {
      name: 'the-sample-app-uses-public-entries-only',
      comment: 'It imports the SDK by its name, as any app does; the bundlers know where that is.',
      severity: 'error',
      from: { path: '^mobile-sdk/example/' },
      to: { path: '^mobile-sdk/(src|generate)/', pathNot: '^mobile-sdk/src/(index|react)\\.ts$' },
    },
    {
      name: 'generator-reads-the-contract-only',
      comment: 'And the figures of the limits that the contract names.',
      severity: 'error',
      from: { path: '^mobile-sdk/generate/' },
      to: {
        path: '^(lib|functions|cdk|local|test)/',
        pathNot: ['^lib/contract/', commandLine, '^cdk/abuse-policy\\.ts$'],
      },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      severity: 'error',
      from: { path: '^(lib|functions)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg'],
        dependencyTypesNot: ['type-only'],
        pathNot: '@types/',
      },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // A second worktree has a link to the packages of the first.
    preserveSymlinks: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.d.ts'],
    },
    exclude: {
      path: [
        '^cdk\\.out/',
        '^\\.local/',
        '^\\.build/',
        '/fixture/',
        '^mobile-sdk/dist/',
        '^mobile-sdk/example/(phone/|node_modules/|metro\\.config)',
      ],
    },
  },
};
