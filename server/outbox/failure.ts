/** Why a mail came back. */
export interface Failure {
  /** RFC 3463; '' where none is told. */
  status: string;
  /** What a server said; '' where the report does not repeat it. */
  reply: string;
  /** What the report says to people, up to the copy of our mail. */
  explanation: string;
}
