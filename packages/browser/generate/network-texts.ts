/** Texts for failures without a response, which the catalog does not have: the BFF never sees them. */
interface NetworkTexts {
  readonly NetworkError: string
  readonly TimeoutError: string
  readonly AbortError: string
}

/** One row for each built-in language. */
export const NETWORK_TEXTS: Readonly<Record<string, NetworkTexts>> = {
  en: {
    NetworkError: "We couldn't connect to the server. Please check your network connection and try again.",
    TimeoutError: 'The server took too long to respond. Please try again.',
    AbortError: 'The request was canceled.',
  },
  'zh-CN': {
    NetworkError: '网络连接失败，请检查网络后重试。',
    TimeoutError: '请求超时，请稍后重试。',
    AbortError: '请求已取消。',
  },
  'zh-TW': {
    NetworkError: '無法連線至伺服器，請檢查網路連線後再試一次。',
    TimeoutError: '連線逾時，請稍後再試。',
    AbortError: '要求已取消。',
  },
}
