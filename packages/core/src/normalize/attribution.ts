import { checkHosts, VOD_HOSTS } from './hosts.ts'

/** What is known of where a call went. */
export interface Attribution {
  /** VOD's hosts. */
  readonly hosts: readonly string[]
  /** The call went to VOD, whatever its error says. */
  readonly isVodCall?: boolean
}

/** What {@link toVodError} may be told. */
export interface NormalizeOptions {
  /**
   * VOD's hosts, in place of `*.baidubce.com` and `*.bcevod.com`: names without scheme and port, perhaps with `*.` for any
   * labels before.
   */
  readonly hosts?: readonly string[] | undefined
}

/** Of a call that a client helper has made. */
export const VOD_CALL: Attribution = { hosts: VOD_HOSTS, isVodCall: true }

/**
 * Checks the options and fills in the default.
 *
 * @throws {TypeError} if `hosts` is not an array of host names.
 */
export function attributionOf({ hosts }: NormalizeOptions): Attribution {
  return { hosts: hosts === undefined ? VOD_HOSTS : checkHosts(hosts) }
}
