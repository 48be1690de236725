/** What `npm start -- --help` says: each option in both languages. */
export const HELP = `善潮 Shanchao

  npm start -- [选项 options]

  --port N              端口，默认 8080。 The port; 8080 unless told otherwise.
  --host H              监听地址，默认 127.0.0.1；0.0.0.0 让其他设备也能访问。
                        Where it listens; 127.0.0.1 unless told otherwise, 0.0.0.0 lets others in.
  --data DIR            数据目录，默认 .data。 Where all is kept; .data unless told otherwise.
  --ephemeral           什么都不保留。 Keep nothing.
  --empty               新目录不放演示。 A new folder begins without the demo.
  --crowd               新目录的演示再加一大批：40 个项目、60 场活动、300 人报名、5,000 张订单（约几分钟）。
                        A new folder's demo with a crowd: 40 campaigns, 60 events, 300 sign-ups, 5,000 orders (some minutes).
  --found ID --name NAME --admin EMAIL [--contact WORDS]
                        建立自己的组织，并指定第一位管理员的邮箱。
                        With an organisation of your own, and the mailbox of its first admin.
  --help                显示本说明。 These words.

  环境变量 In the environment: PUBLIC_URL, SMTP_URL, MAIL_FROM, DYNAMODB_ENDPOINT (README).
`;
