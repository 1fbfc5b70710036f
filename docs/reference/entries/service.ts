import type { VodErrorCode } from '@vod-errors/core'
import { type Entry, say } from '../entry.ts'
import { FIND_THE_LINE, RETRY_LATER, SCOPE, STATUS_OF_VOD, TELL_PEOPLE, TICKET } from '../steps.ts'

/** Service faults: VOD itself, and the network between the BFF and VOD. */
export const SERVICE = {
  InternalError: {
    meaning: say('VOD failed internally.', 'VOD 内部出错。'),
    causes: [
      say('A passing failure of VOD.', 'VOD 的短暂故障。'),
      say(
        'A request that VOD does not expect and does not reject properly.',
        'VOD 未预料到且未正确拒绝的请求。',
      ),
    ],
    actions: {
      developer: [RETRY_LATER],
      operator: [
        say(
          'Retry reads with `isRetryable`, at most three times with growing delays. Retry a change only with a `clientToken` or after reading its result.',
          '读操作用 `isRetryable` 判断并重试，最多三次、间隔递增。写操作只在带 `clientToken` 或确认结果之后才重试。',
        ),
        say(
          'If one operation always fails, try it with other inputs: the request may be what breaks VOD.',
          '如果某个操作总是失败，换一组输入试试：可能正是该请求触发了故障。',
        ),
        TICKET,
      ],
      onCall: [STATUS_OF_VOD, FIND_THE_LINE, TELL_PEOPLE],
    },
  },
  UpstreamUnreachable: {
    meaning: say(
      'The BFF could not connect to VOD, or the connection broke: DNS, refused or reset connections, TLS.',
      'BFF 无法连接 VOD，或连接中断：DNS、拒绝连接、连接重置或 TLS 问题。',
    ),
    causes: [
      say('The endpoint is misspelled, or its name does not resolve.', 'Endpoint 拼写错误，或域名无法解析。'),
      say(
        'A firewall, a proxy, or a security group blocks the way out.',
        '防火墙、代理或安全组拦截了出站流量。',
      ),
      say('A certificate is not trusted, for instance that of a proxy.', '证书不受信任，例如代理的证书。'),
      say('The network or VOD dropped connections.', '网络或 VOD 断开了连接。'),
    ],
    actions: {
      developer: [RETRY_LATER],
      operator: [
        say(
          'Read `causes` in the log line: `ENOTFOUND` is DNS, `ECONNREFUSED` a closed port, `ECONNRESET` a broken connection, `CERT_…` and `UNABLE_TO_…` TLS.',
          '查看日志中的 `causes`：`ENOTFOUND` 是 DNS，`ECONNREFUSED` 是端口未开放，`ECONNRESET` 是连接中断，`CERT_…` 和 `UNABLE_TO_…` 是 TLS。',
        ),
        say(
          'From the same machine or pod: `nslookup vod.bj.baidubce.com`, then `curl -v https://vod.bj.baidubce.com/`. Any HTTP response means that the network is fine.',
          '在同一台机器或 Pod 中依次执行 `nslookup vod.bj.baidubce.com` 和 `curl -v https://vod.bj.baidubce.com/`。收到任何 HTTP 响应都说明网络正常。',
        ),
        say(
          'For a private certificate authority, set `NODE_EXTRA_CA_CERTS`, or `agent` of `wrapVodClient`. Never switch verification off.',
          '使用私有 CA 时，设置 `NODE_EXTRA_CA_CERTS` 或 `wrapVodClient` 的 `agent`，切勿关闭证书校验。',
        ),
      ],
      onCall: [
        STATUS_OF_VOD,
        say(
          'One instance: take it out of rotation. All instances: look for a change of network, DNS, proxy, or certificates first.',
          '单个实例：先摘除。所有实例：先查网络、DNS、代理或证书是否有变更。',
        ),
        TELL_PEOPLE,
      ],
    },
  },
  UpstreamTimeout: {
    meaning: say(
      'VOD did not respond in time: the call’s deadline passed, or a gateway gave up with a 504.',
      'VOD 未及时响应：调用超过了时限，或网关返回 504。',
    ),
    causes: [
      say('VOD is slow or overloaded.', 'VOD 响应慢或过载。'),
      say('The `timeout` is too short for this operation.', '`timeout` 对该操作来说太短。'),
      say('Packets are dropped on the way, so that a connection hangs.', '途中丢包，连接挂起。'),
    ],
    actions: {
      developer: [
        RETRY_LATER,
        say(
          'After a change, reload first: VOD may have carried it out although no response came.',
          '写操作超时后先刷新：VOD 可能已经执行，只是没有返回响应。',
        ),
      ],
      operator: [
        say(
          'Compare the `timeout` with the 95th percentile of `vod_call_duration_seconds` for the operation: leave room above it.',
          '将 `timeout` 与该操作 `vod_call_duration_seconds` 的 95 分位对比，应留有余量。',
        ),
        say(
          'Give slow operations a longer `timeout` at the call, not all of them.',
          '只在调用处为慢操作设置更长的 `timeout`，不要统一放宽。',
        ),
        say('Retry reads with `isRetryable`.', '读操作用 `isRetryable` 判断后重试。'),
      ],
      onCall: [
        STATUS_OF_VOD,
        say(
          'Watch the BFF’s open connections and its own response times: calls that wait pile up.',
          '关注 BFF 的打开连接数和自身响应时间：等待中的调用会堆积。',
        ),
        TELL_PEOPLE,
      ],
    },
  },
  UpstreamUnavailable: {
    meaning: say(
      'A gateway in front of VOD turned the call away with 429 or 503, without a code: too many requests, or no capacity.',
      'VOD 前面的网关以 429 或 503 拒绝了调用，且没有错误码：请求过多或容量不足。',
    ),
    causes: [
      say('Your calls come faster than the gateway allows.', '调用频率超过了网关的限制。'),
      say('VOD or the gateway is overloaded or under maintenance.', 'VOD 或网关过载，或正在维护。'),
      say('A proxy of your own limits the traffic.', '自己的代理限制了流量。'),
    ],
    actions: {
      developer: [RETRY_LATER, say('Wait as long as `Retry-After` says.', '按 `Retry-After` 的时间等待。')],
      operator: [
        FIND_THE_LINE,
        say(
          '429 as `upstreamStatus`: call less often, cache, or spread the calls. 503: retry reads with `isRetryable`.',
          '`upstreamStatus` 为 429：降低调用频率、使用缓存或错峰；为 503：读操作用 `isRetryable` 判断后重试。',
        ),
      ],
      onCall: [STATUS_OF_VOD, TELL_PEOPLE],
    },
  },
  UpstreamAborted: {
    meaning: say(
      'The BFF aborted the call itself. If it did so because the browser had left, nothing is sent and nothing is reported.',
      'BFF 主动中止了调用。如果是因为浏览器已断开，则不会返回响应，也不会上报。',
    ),
    causes: [
      say(
        'Code of yours fired an `AbortSignal`: a shutdown, a race, a limit of your own.',
        '自己的代码触发了 `AbortSignal`：例如停机、竞速或自设的限制。',
      ),
      say(
        'A signal is shared by calls that should not end together.',
        '多个本不应一起结束的调用共用了同一个信号。',
      ),
    ],
    actions: {
      developer: [say('Show the message. The person may try again.', '展示提示，用户可以再试一次。')],
      operator: [
        say(
          'Find what fires the signal that the operation of the log line gets. For a deadline, use `timeout`: it makes `UpstreamTimeout`.',
          '查明是谁触发了日志中该操作的信号。如需时限，请用 `timeout`，它会得到 `UpstreamTimeout`。',
        ),
      ],
      onCall: [
        say(
          'Watch whether it coincides with deploys: then let running requests finish before the process ends.',
          '观察是否与发布同时发生：如果是，应让进行中的请求完成后再结束进程。',
        ),
      ],
    },
  },
  UpstreamInvalidResponse: {
    meaning: say(
      'The response could not be read: an HTML page, broken JSON, a truncated or empty body.',
      '收到的响应不是 VOD 的格式：HTML 页面、损坏的 JSON、截断或空的响应体。',
    ),
    causes: [
      say('A gateway or proxy in between responded with its own page.', '中间的网关或代理返回了自己的页面。'),
      say('The connection broke in the middle of the body.', '响应体传输途中连接中断。'),
      say(
        'A gateway refused the request with a 4xx, such as 413 for a body that is too large. Then it is not retryable.',
        '网关以 4xx 拒绝了请求，例如请求体过大时的 413，此时不可重试。',
      ),
      say(
        'The endpoint is not VOD at all, for instance a login page of the company’s proxy.',
        'Endpoint 根本不是 VOD，例如公司代理的登录页。',
      ),
    ],
    actions: {
      developer: [RETRY_LATER],
      operator: [
        FIND_THE_LINE,
        say(
          '`upstreamStatus` says which status came. Make the same call with `curl -v` from the same machine, and look at `server` and the body.',
          '`upstreamStatus` 是收到的状态码。在同一台机器上用 `curl -v` 发起相同调用，查看 `server` 响应头和响应体。',
        ),
        say('Check the endpoint and the proxy settings of the process.', '检查进程的 Endpoint 和代理配置。'),
      ],
      onCall: [STATUS_OF_VOD, TELL_PEOPLE],
    },
  },
  UpstreamFailed: {
    meaning: say(
      'A call that was made through the client helpers failed, and no other code describes how.',
      '通过客户端辅助函数发起的调用失败，且没有其他错误码能描述原因。',
    ),
    causes: [
      say('Code inside the wrapped call threw another error.', '被包装的调用内部，自己的代码抛出了错误。'),
      say('The HTTP client failed in a way that we do not know yet.', 'HTTP 客户端以未知的方式失败。'),
    ],
    actions: {
      developer: [
        say(
          'Show the message, and keep `requestId` where people can copy it.',
          '展示提示，并让用户能够复制 `requestId`。',
        ),
      ],
      operator: [
        say(
          'Read `vendorMessage` and `causes` in the log line: they name the error. A `TypeError` is a bug in the code inside the call.',
          '查看日志中的 `vendorMessage` 和 `causes`，其中有原始错误。若为 `TypeError`，说明调用内部的代码有缺陷。',
        ),
        say(
          'Put only the call to VOD inside `vodCall`, and parse or transform its result outside.',
          '`vodCall` 中只放对 VOD 的调用，解析和转换结果放在外面。',
        ),
      ],
      onCall: [SCOPE, say('If it began with a deploy, roll that back.', '如果始于一次发布，先回滚。')],
    },
  },
  TaskFailed: {
    meaning: say(
      'The call succeeded, but the task that it asked for, or a node of its workflow, has failed. VOD sends a text, but no code.',
      '调用本身成功，但查询的任务或其工作流中的某个节点失败。VOD 只返回文本，没有错误码。',
    ),
    causes: [
      say(
        'The source file is damaged, or of a kind that the preset cannot read.',
        '源文件损坏，或模板无法处理其格式。',
      ),
      say('The preset does not fit the file, for instance its resolution.', '模板与文件不匹配，例如分辨率。'),
      say('VOD failed while it processed the file.', 'VOD 在处理过程中出错。'),
    ],
    actions: {
      developer: [
        say(
          'Show that processing failed, and offer to upload another file.',
          '提示处理失败，并提供重新上传。',
        ),
        say('Do not poll a failed task again.', '不要再轮询失败的任务。'),
      ],
      operator: [
        say(
          'VOD’s reason is in `params.detail`. Download the source and check that it plays.',
          'VOD 给出的原因在 `params.detail` 中。下载源文件确认能否播放。',
        ),
        say(
          'Start the processing once more with another preset. If the same file fails again, the file is at fault.',
          '换一个模板重新处理。若同一文件再次失败，问题在文件。',
        ),
        TICKET,
      ],
      onCall: [
        say(
          'Watch the share of failed tasks. Single files are normal; many different files at once point to VOD or a changed preset.',
          '观察失败任务的占比：个别文件失败属正常，许多不同文件同时失败则指向 VOD 或模板变更。',
        ),
      ],
    },
  },
  JobOverTime: {
    meaning: say(
      'A transcoding job took too long, and VOD ended it. It is the error of a job, not of a call: the page gives no status.',
      '转码作业超时，被 VOD 终止。这是作业的错误而不是调用的错误，文档没有给出状态码。',
    ),
    causes: [
      say('VOD’s queues are long.', 'VOD 的队列过长。'),
      say(
        'The file is very long or large, or the preset is demanding.',
        '文件过长或过大，或模板的计算量很大。',
      ),
    ],
    actions: {
      developer: [
        say(
          'Show that processing takes longer, and offer to start it again.',
          '提示处理时间较长，并提供重新开始。',
        ),
      ],
      operator: [
        say(
          'Start the job once more. If it times out again, try a simpler preset or split the file.',
          '重新提交作业。若再次超时，换用更简单的模板或拆分文件。',
        ),
        TICKET,
      ],
      onCall: [
        say(
          'Watch how many jobs wait and how long they take. Many at once point to VOD, single ones to the files.',
          '观察等待的作业数和耗时：大量超时指向 VOD，个别超时指向文件。',
        ),
      ],
    },
  },
} as const satisfies { readonly [Code in VodErrorCode]?: Entry }
