/** `/express/media` of the page is `/media` of the Express BFF, so that the page and its BFFs share an origin. */
export function proxyTo({ express, koa }: { readonly express: string; readonly koa: string }) {
  return { '/express/': withoutPrefix('/express', express), '/koa/': withoutPrefix('/koa', koa) }
}

function withoutPrefix(prefix: string, target: string) {
  return { target, rewrite: (path: string) => path.slice(prefix.length) }
}
