import type { VodErrorCode } from '@vod-errors/core'
import { type Entry, say } from '../entry.ts'
import {
  BILL,
  FIND_THE_LINE,
  KEEP_THE_ID,
  RETRY_LATER,
  SCOPE,
  TELL_PEOPLE,
  TICKET,
  WATCH_FOR_A_JUMP,
} from '../steps.ts'

const VENDOR_TEXT = say(
  'Read `upstreamCode` and `vendorMessage` in the log line: the vendor and its number, and its own text.',
  '查看日志中的 `upstreamCode` 和 `vendorMessage`：模型厂商及其数字错误码，以及厂商的原始消息。',
)

/** Failures of the models that VOD forwards. */
export const MODELS = {
  ModelContentRejected: {
    meaning: say(
      'A model behind VOD refused the prompt, the image, or its own result, because of a content policy.',
      'VOD 背后的模型因内容审核拒绝了提示词、图片或生成结果。',
    ),
    causes: [
      say(
        'The prompt or the uploaded image breaks the policy of the model’s vendor.',
        '提示词或上传的图片违反模型厂商的内容规范。',
      ),
      say('Harmless content was rejected by mistake.', '正常内容被误判。'),
    ],
    actions: {
      developer: [
        say(
          'Show `message`, keep the input, and let people change it. Do not retry the same input.',
          '展示 `message`，保留用户的输入并允许修改，不要用相同的输入重试。',
        ),
      ],
      operator: [
        VENDOR_TEXT,
        say(
          'If it happens often, check the input before the call, or tell people the rules beside the field.',
          '如果经常发生，在调用前先审核输入，或在输入框旁说明规则。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  ModelParamError: {
    meaning: say(
      'A model behind VOD rejected a parameter of the call.',
      'VOD 背后的模型拒绝了调用的某个参数。',
    ),
    causes: [
      say(
        'A value is out of the range of this model, such as a duration or an aspect ratio.',
        '参数超出该模型的范围，例如时长或画面比例。',
      ),
      say(
        'The call was written for another model, or another version of it.',
        '调用是按另一个模型或另一个版本编写的。',
      ),
    ],
    actions: {
      developer: [
        say('Offer only values that the chosen model accepts.', '只提供所选模型支持的取值。'),
        KEEP_THE_ID,
      ],
      operator: [
        VENDOR_TEXT,
        say('Compare the body of the call with the page of this model.', '对照该模型的文档检查请求体。'),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  ModelThrottled: {
    meaning: say(
      'A model behind VOD gets too many calls a second, or too many at the same time.',
      'VOD 背后的模型每秒调用过多，或并发过高。',
    ),
    causes: [
      say('More people use the feature than the quota allows.', '使用量超过了配额。'),
      say('A loop or a retry without a pause.', '代码中存在循环调用，或重试没有间隔。'),
    ],
    actions: {
      developer: [RETRY_LATER],
      operator: [
        VENDOR_TEXT,
        say(
          'Queue the calls in the BFF with a limit on concurrent ones, and ask for a larger quota.',
          '在 BFF 中排队并限制并发，同时申请更高的配额。',
        ),
      ],
      onCall: [SCOPE, TELL_PEOPLE],
    },
  },
  ModelBalanceExhausted: {
    meaning: say(
      'The account has no balance left for a model behind VOD.',
      '账号中用于 VOD 背后模型的余额已用完。',
    ),
    causes: [
      say('The balance or the package of the model is used up.', '余额或模型资源包已用完。'),
      say(
        'VOD’s own account with the vendor is exhausted: then the account page shows nothing wrong.',
        'VOD 在厂商侧的账号余额不足：此时你的账号页面一切正常。',
      ),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [BILL, VENDOR_TEXT, TICKET],
      onCall: [
        say(
          'Tell whoever pays the account’s bills; no restart or deploy helps.',
          '通知负责账号付费的人；重启或重新发布都没有用。',
        ),
        TELL_PEOPLE,
      ],
    },
  },
  ModelUnavailable: {
    meaning: say('A model behind VOD failed internally.', 'VOD 背后的模型自身出错。'),
    causes: [
      say('The vendor’s service is overloaded or down.', '厂商的服务过载或不可用。'),
      say('The call took longer than the vendor allows.', '调用超出了厂商允许的时长。'),
    ],
    actions: {
      developer: [RETRY_LATER],
      operator: [FIND_THE_LINE, VENDOR_TEXT, TICKET],
      onCall: [SCOPE, TELL_PEOPLE],
    },
  },
} as const satisfies { readonly [Code in VodErrorCode]?: Entry }
