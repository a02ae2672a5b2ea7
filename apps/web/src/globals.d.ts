/** True while the app is served by the development server. */
declare const __DEVELOPMENT__: boolean;
