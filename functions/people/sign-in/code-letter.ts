/** How long a code holds, how long it is, and how many wrong tries lock it. */
export const CODE_MINUTES = 10;
export const CODE_DIGITS = 6;
export const CODE_TRIES = 3;

type Letter = { subject: string; text: string; html: string };

const paragraphs = (lines: readonly string[], code: string): string =>
  lines
    .map(
      (line) =>
        `<p style="font-size:16px;line-height:1.7">${line.replace(code, `<strong style="font-size:28px;letter-spacing:4px">${code}</strong>`)}</p>`,
    )
    .join('\n');

const written = (subject: string, lang: string, lines: readonly string[], code: string): Letter => ({
  subject,
  text: `${lines.join('\n\n')}\n`,
  html: `<!doctype html><html lang="${lang}"><body style="font-family:system-ui,sans-serif;margin:24px">\n${paragraphs(lines, code)}\n</body></html>\n`,
});

/** The letter that carries a code, in the reader's language; the code stands in the subject, so that a phone shows it at once. */
export const codeLetter = (code: string, language: 'zh' | 'en'): Letter =>
  language === 'zh'
    ? written(
        `${code} 是您的善潮登录验证码`,
        'zh-CN',
        [
          `您的登录验证码：${code}`,
          `${CODE_MINUTES} 分钟内有效，只能使用一次。请不要告诉任何人，工作人员也不会向您索要。`,
          '如果不是您本人操作，不必理会这封邮件。',
        ],
        code,
      )
    : written(
        `${code} is your Shanchao sign-in code`,
        'en',
        [
          `Your sign-in code: ${code}`,
          `It holds for ${CODE_MINUTES} minutes and works once. Tell nobody; our staff will never ask for it.`,
          'If you did not ask for it, you can leave this letter alone.',
        ],
        code,
      );
