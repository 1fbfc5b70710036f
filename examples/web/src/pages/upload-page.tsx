import { readVodError } from '@vod-errors/browser'
import { type FormEvent, useState } from 'react'
import type { Bff } from '../bff.ts'
import { useLocale } from '../locale.tsx'
import { linkTo } from '../route.ts'
import { useAction } from '../use-call.ts'
import { VodErrorNotice } from '../vod-error-notice.tsx'

interface Upload {
  readonly sessionKey: string
  /** Pre-signed by VOD: the browser sends the bytes there, past the BFF. */
  readonly urls: readonly [string]
}

/** Uploads a file: asks the BFF for an address, sends the bytes straight to the storage, and completes the upload. */
export function UploadPage({ bff }: { readonly bff: Bff }) {
  const { texts } = useLocale()
  const [file, setFile] = useState<File>()
  const { state, run } = useAction((chosen: File) => upload(bff, chosen))
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (file) void run(file)
  }
  return (
    <>
      <a href="#/">← {texts.back}</a>
      <h2>{texts.upload}</h2>
      <form className="drop" onSubmit={submit}>
        <label htmlFor="file">{texts.chooseFile}</label>
        <input id="file" type="file" required onChange={(event) => setFile(event.target.files?.[0])} />
        <button type="submit" className="primary" aria-busy={state.status === 'loading'}>
          {texts.upload}
        </button>
      </form>
      <p role="status">{state.status === 'loading' && texts.uploading}</p>
      {state.status === 'failed' && (
        <VodErrorNotice key={state.error.requestId} error={state.error} onRetry={submit} />
      )}
      {state.status === 'done' && (
        <p role="status">
          {texts.uploaded} <a href={linkTo('media', state.data)}>{texts.watch}</a>
        </p>
      )}
    </>
  )
}

/** Returns the id of the new media. */
async function upload(bff: Bff, file: File): Promise<string> {
  const container = file.name.split('.').at(-1) ?? ''
  const { sessionKey, urls } = await bff.call<Upload>('POST', '/uploads', {
    body: { name: file.name, container },
  })
  await putFile(urls[0], file)
  const path = `/uploads/${encodeURIComponent(sessionKey)}/complete`
  return (await bff.call<{ mediaId: string }>('POST', path)).mediaId
}

async function putFile(url: string, file: File): Promise<void> {
  const response = await fetch(url, { method: 'PUT', body: file })
  if (response.ok) return
  // The storage knows nothing of the BFF: its errors are told apart by their host.
  const uploadHosts = [new URL(url).host]
  throw await readVodError(response, { locale: document.documentElement.lang, uploadHosts })
}
