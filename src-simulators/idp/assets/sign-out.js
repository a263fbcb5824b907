// The system that asked has shown whose session ends, so nothing is left to ask.
const button = document.querySelector('button[value="yes"]');
if (button instanceof HTMLButtonElement) button.click();
