/** The injection token of the VOD client: `@Inject(VOD) private readonly vod: Vod`. */
export const VOD = Symbol('VOD')
