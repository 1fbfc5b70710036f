import { useJson } from './use-json.ts'
import { VodErrorAlert } from './vod-error-alert.tsx'

/** Shows a media, or why it cannot be shown. */
export function MediaPage({ url }: { readonly url: string }) {
  const { data, error, reload } = useJson(url)
  if (error) return <VodErrorAlert error={error} onRetry={reload} />
  return data ? <pre>{JSON.stringify(data, null, 2)}</pre> : <p>Loading…</p>
}
