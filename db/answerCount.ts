/** How often something was answered by those who are confirmed or wait. */
export interface AnswerCount {
  questionId: number;
  /** '' for all that was answered in words. */
  value: string;
  people: number;
}
