/** One to three emoji and nothing else are drawn large. */
export function isEmoji(text: string): boolean {
  return (
    text.length < 60 &&
    /^(?:\p{Extended_Pictographic}(?:\u{FE0F}|\u{200D}\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*){1,3}$/u.test(text.trim())
  );
}
