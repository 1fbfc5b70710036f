import type { VodErrorCode } from '@vod-errors/core'
import { type Entry, say } from '../entry.ts'
import { FIND_THE_LINE, WATCH_FOR_A_JUMP } from '../steps.ts'

/** Caller faults: uploads. */
export const UPLOADS = {
  IllegalMediaSessionKey: {
    meaning: say('VOD does not accept the session key of this upload.', 'VOD 不接受本次上传的 sessionKey。'),
    causes: [
      say(
        'The upload was completed already, often by a double click or a retry.',
        '上传已经完成过，常见于重复点击或重试。',
      ),
      say('The key was altered, truncated, or made up.', 'sessionKey 被改动、截断或伪造。'),
      say('The key comes from another account or environment.', 'sessionKey 来自另一个账号或环境。'),
    ],
    actions: {
      developer: [
        say('Apply for a new upload, and start again from the file.', '重新申请上传，从选择文件开始。'),
        say(
          'Complete each upload once, and disable the button meanwhile.',
          '每次上传只完成一次，期间禁用按钮。',
        ),
      ],
      operator: [
        say(
          'Treat a session key as a secret: whoever knows it can end the upload. It is redacted in logs.',
          '把 sessionKey 当作密钥对待：知道它的人可以结束这次上传。日志中已脱敏。',
        ),
        say(
          'Apply and complete with the same account and endpoint.',
          '申请上传与完成上传要使用同一账号和 Endpoint。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  MediaSourceFileNotFound: {
    meaning: say(
      'The upload was to be completed, but its file is not in storage.',
      '要完成上传时，存储中没有对应的文件。',
    ),
    causes: [
      say(
        'The upload of the bytes failed or was aborted, and the page completed it anyway.',
        '文件内容上传失败或中断，页面却仍然调用了完成上传。',
      ),
      say('The browser uploaded to another URL than the one it was given.', '浏览器上传到了错误的 URL。'),
      say(
        'Storage lacks a CORS rule for your origin, so that the browser’s upload never began.',
        '存储未给你的域名配置 CORS 规则，浏览器的上传根本没有开始。',
      ),
    ],
    actions: {
      developer: [
        say(
          'Complete only after every part has been uploaded successfully.',
          '所有分片上传成功之后再完成上传。',
        ),
        say(
          'Look for a failed or blocked PUT in the browser’s network panel.',
          '在浏览器的网络面板中查找失败或被拦截的 PUT 请求。',
        ),
      ],
      operator: [
        say('Check the CORS rules of the storage for your origin.', '检查存储的 CORS 规则是否允许你的域名。'),
      ],
      onCall: [
        WATCH_FOR_A_JUMP,
        say(
          'If all uploads fail, CORS or the upload host has changed.',
          '如果所有上传都失败，说明 CORS 配置或上传域名有变。',
        ),
      ],
    },
  },
  MultipartEtagsMissing: {
    meaning: say(
      'A multipart upload was completed without the etag of every part.',
      '完成分片上传时缺少部分分片的 etag。',
    ),
    causes: [
      say('The page did not collect the `ETag` of each response.', '页面没有收集每个响应的 `ETag`。'),
      say(
        'The storage’s CORS rules do not expose `ETag` to scripts.',
        '存储的 CORS 规则没有向脚本暴露 `ETag`。',
      ),
      say('A part failed and was left out.', '某个分片失败后被遗漏。'),
    ],
    actions: {
      developer: [
        say('Send one etag for each part, in the order of the parts.', '按分片顺序为每个分片提交一个 etag。'),
        say('Upload a failed part again before you complete.', '先重传失败的分片，再完成上传。'),
      ],
      operator: [
        say(
          'Add `ETag` to the exposed headers in the storage’s CORS rules.',
          '在存储 CORS 规则的暴露响应头中加入 `ETag`。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  NoSuchUpload: {
    meaning: say('Storage (BOS) does not know this multipart upload.', '对象存储（BOS）中没有这次分片上传。'),
    causes: [
      say('It was completed or aborted already.', '分片上传已经完成或被取消。'),
      say('It was begun so long ago that storage has cleaned it up.', '开始时间过早，已被存储清理。'),
      say('The upload id is truncated, or belongs to another file.', 'uploadId 被截断，或属于另一个文件。'),
    ],
    actions: {
      developer: [
        say(
          'Discard the saved progress, apply for a new upload, and start over.',
          '丢弃已保存的进度，重新申请上传并从头开始。',
        ),
      ],
      operator: [
        say(
          'If resumed uploads fail often, limit how long the page may resume them.',
          '如果续传经常失败，应限制页面可续传的时长。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  NoSuchKey: {
    meaning: say('The file is not in storage (BOS).', '对象存储（BOS）中没有该文件。'),
    causes: [
      say('The upload did not finish.', '上传没有完成。'),
      say(
        'The file was deleted from storage, by hand or by a lifecycle rule.',
        '文件在存储中被手动或按生命周期规则删除。',
      ),
    ],
    actions: {
      developer: [
        say(
          'Upload the file again, and check the result of every part.',
          '重新上传文件，并检查每个分片的结果。',
        ),
      ],
      operator: [
        say(
          'Check the bucket’s lifecycle rules: they must not delete sources that VOD still needs.',
          '检查存储桶的生命周期规则，不能删除 VOD 仍需要的源文件。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  InvalidArgument: {
    meaning: say(
      'Storage (BOS) rejected an argument of the upload.',
      '对象存储（BOS）拒绝了上传请求中的某个参数。',
    ),
    causes: [
      say('A part number or a size is out of range.', '分片序号或大小超出范围。'),
      say('A header of the upload has an invalid value.', '上传请求头的值不合法。'),
    ],
    actions: {
      developer: [
        say(
          'Use VOD’s upload SDK, or compare part numbers, sizes, and headers with its requests.',
          '使用 VOD 的上传 SDK，或对照其请求检查分片序号、大小和请求头。',
        ),
      ],
      operator: [FIND_THE_LINE],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  EntityTooSmall: {
    meaning: say(
      'A part, or the file, is smaller than storage (BOS) allows.',
      '分片或文件小于对象存储（BOS）允许的大小。',
    ),
    causes: [
      say('A part other than the last one is too small.', '除最后一片外，有分片过小。'),
      say('The file is empty.', '文件为空。'),
    ],
    actions: {
      developer: [
        say(
          'Reject empty files before the upload, and keep all parts but the last at one size.',
          '上传前拒绝空文件；除最后一片外，所有分片使用相同大小。',
        ),
      ],
      operator: [say('If the BFF sets the part size, raise it.', '如果由 BFF 指定分片大小，应调大。')],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  EntityTooLarge: {
    meaning: say(
      'A part, or the file, is larger than storage (BOS) allows.',
      '分片或文件大于对象存储（BOS）允许的大小。',
    ),
    causes: [
      say('A large file was uploaded in one piece.', '大文件没有分片上传。'),
      say('The file exceeds the limit for uploads.', '文件超过上传上限。'),
    ],
    actions: {
      developer: [
        say(
          'Upload large files in parts, and tell people the limit before they choose a file.',
          '大文件使用分片上传，并在选择文件之前告知大小上限。',
        ),
      ],
      operator: [
        say(
          'Publish the limit to the page, so that both use the same number.',
          '由 BFF 把上限下发给页面，保持两边一致。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
} as const satisfies { readonly [Code in VodErrorCode]?: Entry }
