// Who may know whom. The features that a feature may call are listed; hearing facts needs no import.
const MAY_CALL = {
  communes: [],
  catalogue: [],
  notices: ['communes'],
  inventory: ['communes', 'catalogue'],
  orders: ['communes', 'catalogue'],
  rounds: ['communes', 'inventory', 'orders'],
  transport: ['communes', 'inventory', 'orders', 'rounds'],
  reception: ['communes', 'inventory', 'orders', 'rounds'],
  papers: [],
  tracing: [],
};

const featureRules = Object.entries(MAY_CALL).map(([feature, allowed]) => ({
  name: `${feature}-calls-only-its-list`,
  severity: 'error',
  from: { path: `^libs/features/${feature}/` },
  to: {
    path: '^libs/features/([^/]+)/',
    pathNot: [feature, ...allowed].map((name) => `^libs/features/${name}/`),
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...featureRules,
    {
      name: 'core-knows-only-core-and-uuid',
      severity: 'error',
      from: { path: '^libs/core/', pathNot: '\\.spec\\.ts$|^libs/core/[^/]+/spec/' },
      to: { pathNot: ['^libs/core/', '^node_modules/uuid/', '^uuid$'] },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^libs/features/|^apps/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test)/' },
    },
    {
      // What runs in a browser shares rules and words with the server, and asks it for everything else by HTTP.
      name: 'web-knows-only-core',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: {
        path: '^(?:apps|libs|test)/',
        pathNot: ['^apps/web/', '^libs/core/[^/]+/src/index\\.ts$'],
      },
    },
    {
      name: 'nobody-knows-the-web-app',
      severity: 'error',
      from: { path: '^(?:apps|libs|test)/', pathNot: '^apps/web/' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'a-lib-is-entered-by-its-door',
      severity: 'error',
      from: { path: '^(?:libs/(?:core|features)/([^/]+)|apps)/' },
      to: {
        path: '^libs/(?:core|features)/([^/]+)/src/',
        pathNot: ['^libs/(?:core|features)/$1/', '/src/index\\.ts$'],
      },
    },
    { name: 'no-orphan-package', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|apps/web/dist|node_modules/\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'require', 'node', 'import', 'default'],
    },
  },
};
