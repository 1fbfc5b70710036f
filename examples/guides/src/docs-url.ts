import type { VodErrorHandlerOptions } from '@vod-errors/express'

/** Links log lines and problems to the page of their code, on the team's own site of these docs. */
export const options: VodErrorHandlerOptions = {
  docsUrl: 'https://docs.example.com/vod-errors/codes/',
}
