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
  ja: {
    NetworkError: 'サーバーに接続できませんでした。ネットワーク接続を確認して、もう一度お試しください。',
    TimeoutError: 'サーバーからの応答がありませんでした。しばらくしてからもう一度お試しください。',
    AbortError: 'リクエストはキャンセルされました。',
  },
  ko: {
    NetworkError: '서버에 연결할 수 없습니다. 네트워크 연결을 확인한 후 다시 시도해 주세요.',
    TimeoutError: '서버의 응답이 지연되고 있습니다. 잠시 후 다시 시도해 주세요.',
    AbortError: '요청이 취소되었습니다.',
  },
}
