/** Where the contact for which an assessment was asked waits for the page. Its id tells nothing of the client. */
export const CONTACT = 'assessment/contact';
