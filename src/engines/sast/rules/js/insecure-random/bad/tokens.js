export function issue(user) {
  // ruleid: js/insecure-random
  const token = Math.random().toString(36).slice(2);
  return { user, token };
}

export function forget(user) {
  // ruleid: js/insecure-random
  user.resetToken = `${Date.now()}${Math.random()}`;
}

export function generatePassword(length) {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  let text = '';
  for (let n = 0; n < length; n++) {
    // ruleid: js/insecure-random
    text += letters[Math.floor(Math.random() * letters.length)];
  }
  return text;
}

export function session(name) {
  // ruleid: js/insecure-random
  return { name, sessionId: Math.random().toString(16) };
}

export const createResetCode = () => {
  // ruleid: js/insecure-random
  return String(Math.floor(Math.random() * 1e6)).padStart(6, '0');
};

export function login() {
  let otp;
  // ruleid: js/insecure-random
  otp = Math.floor(1000 + Math.random() * 9000);
  return otp;
}
