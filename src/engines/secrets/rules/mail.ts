import { tokenRules } from '../define-form.ts';

/** Services that send mail and text messages. */
export const mailRules = tokenRules([
  {
    name: 'brevo-key',
    provider: 'Brevo',
    title: 'Brevo API key',
    grants: 'send mail in your name and read contacts',
    revoke: 'in Brevo under SMTP and API',
    forms: ['{xkeysib|xsmtpsib}-<hex 64>-<alnum 16>'],
  },
  {
    name: 'mailersend-token',
    provider: 'MailerSend',
    title: 'MailerSend API token',
    grants: 'send mail in your name',
    revoke: 'in MailerSend under API tokens',
    forms: ['mlsn.<alnum 64>'],
  },
  {
    name: 'resend-key',
    provider: 'Resend',
    title: 'Resend API key',
    grants: 'send mail in your name',
    revoke: 'in Resend under API keys',
    forms: ['re_<alnum 8>_<alnum 24>'],
  },
  {
    name: 'onesignal-key',
    provider: 'OneSignal',
    title: 'OneSignal API key',
    grants: 'send notifications to all users',
    revoke: 'in OneSignal under Keys and IDs',
    forms: ['os_v2_{app|org}_<base32lower 103>'],
  },
  {
    name: 'klaviyo-key',
    provider: 'Klaviyo',
    title: 'Klaviyo private key',
    grants: 'read and change customer profiles',
    revoke: 'in Klaviyo under API keys',
    forms: ['pk_<hex 34>'],
  },
  {
    name: 'firebase-messaging-key',
    provider: 'Firebase',
    title: 'Firebase Cloud Messaging server key',
    grants: 'send notifications to all users of the app',
    revoke: 'in the Firebase console under Cloud Messaging',
    forms: ['AAAA<base64url 7>:APA91b<base64url 134>'],
  },
  {
    name: 'gc-notify-key',
    provider: 'GC Notify',
    title: 'GC Notify or GOV.UK Notify API key',
    grants: 'send messages in the service’s name',
    revoke: 'in Notify under API integration',
    forms: ['gcntfy-<word 1-40>-<uuid>-<uuid>'],
  },
  {
    name: 'telnyx-key',
    provider: 'Telnyx',
    title: 'Telnyx API key',
    grants: 'send messages and place calls at the cost of the account',
    revoke: 'in the Telnyx portal under API keys',
    forms: ['KEY01<HEX 30>_<alnum 22>'],
  },
]);
