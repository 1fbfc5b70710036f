import { useEffect, useMemo, useRef, useState } from 'react'
import { BFFS, type Bff, type BffName, createBff } from './bff.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { useLocale } from './locale.tsx'
import { MediaList } from './pages/media-list.tsx'
import { MediaPage } from './pages/media-page.tsx'
import { TaskPage } from './pages/task-page.tsx'
import { UploadPage } from './pages/upload-page.tsx'
import { type Route, useRoute } from './route.ts'

const NAMES: Readonly<Record<BffName, string>> = { express: 'Express', koa: 'Koa' }

/** The page: a header, and what the address names. */
export function App() {
  const { texts, switchLocale } = useLocale()
  const [bffName, setBffName] = useState<BffName>('express')
  const bff = useMemo(() => createBff(bffName), [bffName])
  const route = useRoute()
  const main = useFocusOnChange(JSON.stringify(route))
  return (
    <>
      <header className="bar">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <h1>{texts.title}</h1>
        <nav>
          <a href="#/">{texts.videos}</a>
          <a href="#/upload">{texts.upload}</a>
        </nav>
        <fieldset className="choice">
          <legend>{texts.bff}</legend>
          {BFFS.map((name) => (
            <label key={name}>
              <input type="radio" name="bff" checked={name === bffName} onChange={() => setBffName(name)} />
              {NAMES[name]}
            </label>
          ))}
        </fieldset>
        <button type="button" className="quiet" onClick={switchLocale}>
          {texts.language}
        </button>
      </header>
      <main ref={main} tabIndex={-1}>
        <ErrorBoundary key={JSON.stringify([bffName, route])} fallback={<p role="alert">{texts.broken}</p>}>
          <Page bff={bff} route={route} />
        </ErrorBoundary>
      </main>
    </>
  )
}

function Page({ bff, route }: { readonly bff: Bff; readonly route: Route }) {
  switch (route.page) {
    case 'list':
      return <MediaList bff={bff} />
    case 'upload':
      return <UploadPage bff={bff} />
    case 'media':
      return <MediaPage bff={bff} mediaId={route.id} />
    case 'task':
      return <TaskPage bff={bff} taskId={route.id} />
    default:
      return route satisfies never
  }
}

/** Moves the focus to an element when a value changes: to the new page after a click on a link. */
function useFocusOnChange(value: string) {
  const element = useRef<HTMLElement>(null)
  const [first] = useState(value)
  const last = useRef(first)
  useEffect(() => {
    if (last.current !== value) element.current?.focus()
    last.current = value
  }, [value])
  return element
}
