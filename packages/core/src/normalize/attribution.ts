import { checkHosts, VOD_HOSTS } from './hosts.ts'

/** What is known about where a call went. */
export interface Attribution {
  /** The hosts of VOD, perhaps with `*.` in front. */
  readonly hosts: readonly string[]
  /** Whether the call is known to have gone to VOD, whatever its error says. */
  readonly isVodCall?: boolean
}

/** Options of {@link toVodError}. */
export interface NormalizeOptions {
  /**
   * The hosts of VOD; `*.baidubce.com` and `*.bcevod.com` by default. Host names without scheme or port; a leading `*.`
   * matches any subdomain.
   */
  readonly hosts?: readonly string[] | undefined
}

/** The attribution of a call made through a client helper. */
export const VOD_CALL: Attribution = { hosts: VOD_HOSTS, isVodCall: true }

/**
 * Checks the options and applies the default.
 *
 * @throws {TypeError} if `hosts` is not an array of host names.
 */
export function attributionOf({ hosts }: NormalizeOptions): Attribution {
  return { hosts: hosts === undefined ? VOD_HOSTS : checkHosts(hosts) }
}
