/** `2:30 pm`, `14.30` and `9:05` as `14:30`, `14:30` and `09:05`; anything else stays as it is. */
export function readTime(text: string): string {
  const match = /^(\d{1,2})[:.](\d\d)(?::00)?\s*(?:([ap])\.?\s*m\.?)?$/i.exec(text);
  const [, hours, minutes, half] = match ?? [];
  if (hours === undefined || minutes === undefined) return text;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return text;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}
