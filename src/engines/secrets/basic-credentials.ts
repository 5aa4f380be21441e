import { fromBase64 } from './decode.ts';
import { isWeakPassword, placeholderIn } from './placeholder.ts';
import { type Verdict, dropped, kept } from './rule.ts';

/** Judges base 64 of `user:password`, as HTTP basic authentication and registry files hold it. */
export function passwordInBasic(text: string): Verdict {
  const decoded = fromBase64(text)?.toString('latin1') ?? '';
  // Printable on both sides, with a user: anything else is other base 64.
  const parts = /^(?<user>[!-9;-~]{1,100}):(?<password>[!-~]{1,200})$/.exec(decoded);
  if (parts === null) return dropped('structure');
  const password = parts.groups?.['password'] ?? '';
  if (isWeakPassword(password) || password === parts.groups?.['user']) return dropped('placeholder');
  const reason = placeholderIn(password);
  return reason === undefined ? kept : dropped(reason);
}
