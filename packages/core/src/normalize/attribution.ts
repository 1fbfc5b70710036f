import { isRequestId } from '../vod-error/request-id.ts'
import { type IsVodHost, prepareHosts, VOD_HOSTS } from './hosts.ts'

/** What is known about where a call went. */
export interface Attribution {
  readonly isVodHost: IsVodHost
  /** Whether the call is known to have gone to VOD, whatever its error says. */
  readonly isVodCall?: boolean
}

/** Options of {@link toVodError}. */
export interface NormalizeOptions {
  /**
   * The hosts of VOD, instead of the default `vod.baidubce.com`, `vod.*.baidubce.com`, the token service
   * `sts.*.baidubce.com`, and `*.bcevod.com`. Host names without scheme or port; a leading `*.` matches any subdomain, another
   * `*` one label. If the thrown value tells the host of the call, the host alone decides whether it is a VOD error: name a
   * proxy, a gateway, or a local emulator (`127.0.0.1`) here, too, unless the calls go through a client helper.
   */
  readonly hosts?: readonly string[] | undefined
}

const BY_DEFAULT: Attribution = { isVodHost: prepareHosts(VOD_HOSTS) }

/** The attribution of a call made through a client helper. */
export const VOD_CALL: Attribution = { ...BY_DEFAULT, isVodCall: true }

/**
 * Checks the options and applies the default.
 *
 * @throws {TypeError} if `hosts` is not an array of host names.
 */
export function attributionOf({ hosts }: NormalizeOptions): Attribution {
  return hosts === undefined ? BY_DEFAULT : { isVodHost: prepareHosts(hosts) }
}

/** What the head of a response tells about where it came from. */
interface ResponseOrigin {
  /** The host of the call; `undefined` if the client does not tell it. */
  readonly host: string | undefined
  /** The header `x-bce-request-id`. */
  readonly header: string | undefined
}

/** Whether a response came from VOD: the host alone decides if it is known, else the header does. */
export function isFromVod({ host, header }: ResponseOrigin, { isVodHost, isVodCall }: Attribution): boolean {
  if (isVodCall) return true
  return host === undefined ? isRequestId(header) : isVodHost(host)
}
