// What went wrong, at the head of a page: said by the server, or by the script that completes its form.

/** Where the script says what went wrong, and the page what was refused. */
export function Trouble({ text }: { readonly text: string | null }) {
  return (
    <p id="trouble" class="warn" role="alert" tabindex={-1} hidden={text === null}>
      {text}
    </p>
  );
}
