interface DemoAccount {
  email: string;
  password: string;
}

/** Says how to sign in to the demo, where there is one. */
async function showAccount(place: HTMLElement): Promise<void> {
  const response = await fetch('/demo-account');
  if (response.status !== 200) return;
  const { email, password } = (await response.json()) as DemoAccount;
  place.append('Sign in with ', code(email), ' and ', code(password), '.');
  place.hidden = false;
}

function code(text: string): HTMLElement {
  const element = document.createElement('code');
  element.textContent = text;
  return element;
}

const place = document.getElementById('account');
if (place) void showAccount(place);
