import { expected } from '../expected.ts'

/** Where the codes are documented. */
export interface DocsOptions {
  /**
   * The URL under which each code of the catalog and of the option `codes` has a page,
   * `https://docs.example.com/vod-errors/codes/`; the code is appended. The resulting URL is the `type` of a problem
   * (`about:blank` without this option) and the `docUrl` of the log record.
   */
  readonly docsUrl?: string | undefined
}

/**
 * Checks the `docsUrl` option. The URL must end with a delimiter, because the code is appended directly, and must not carry
 * credentials, because browsers get it.
 *
 * @throws {TypeError} unless it is such a URL or `undefined`.
 */
export function checkDocsUrl(docsUrl: unknown): string | undefined {
  if (docsUrl === undefined || (typeof docsUrl === 'string' && isBaseUrl(docsUrl))) return docsUrl
  throw expected('docsUrl', 'an http or https URL without credentials that ends in /, # or =', docsUrl)
}

function isBaseUrl(text: string): boolean {
  if (!/^https?:\/\/[^\s"<>\\^`{|}]+[/#=]$/.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}
