/** What the client of VOD is injected by: `@Inject(VOD) private readonly vod: Vod`. */
export const VOD = Symbol('VOD')
