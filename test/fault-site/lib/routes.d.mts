/** Each path, or the shape of several, and what answers there. */
export declare const routes: readonly (readonly [pattern: string | RegExp, handler: unknown])[]
