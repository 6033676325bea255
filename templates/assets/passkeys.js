// Passkeys: the browser signs, and the form that the button stands in is sent with what it signed.

const able =
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

for (const part of able ? document.querySelectorAll('[data-passkey], [data-new-passkey]') : []) {
  const isNew = part.dataset.newPasskey !== undefined;
  const [button, field, failed] = ['button', 'input', '[role=alert]'].map((one) =>
    part.querySelector(one),
  );
  part.hidden = false;
  document.querySelector('[data-without-passkeys]')?.remove();

  button.addEventListener('click', async (event) => {
    // Sent by the script itself, with what was signed.
    if (field.value !== '') return;
    event.preventDefault();
    failed.hidden = true;
    button.disabled = true;
    try {
      const answer = await fetch(isNew ? part.dataset.newPasskey : part.dataset.passkey);
      const options = await answer.json();
      const credential = isNew
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
          });
      field.value = JSON.stringify(credential.toJSON());
      button.disabled = false;
      button.form.requestSubmit(button);
    } catch {
      // Given up, timed out, or none there: the other ways stay.
      failed.hidden = false;
      button.disabled = false;
    }
  });
}
