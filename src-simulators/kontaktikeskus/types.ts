export type Channel = 'voice' | 'chat' | 'callback' | 'digital';
export type ContactState = 'QUEUED' | 'ALERTING' | 'CONNECTED' | 'HELD' | 'ENDED' | 'ABANDONED';
export type AgentStatus = 'LOGGED_OUT' | 'READY' | 'BUSY' | 'WRAP_UP' | 'PAUSE';

export interface Message {
  messageId: string;
  sender: 'CUSTOMER' | 'AGENT' | 'BOT';
  text: string;
  at: string;
}

/** A contact as the interface tells it, and whose it is. */
export interface Contact {
  contactId: string;
  channel: Channel;
  queueId: string;
  ani?: string;
  aniHidden?: boolean;
  enqueuedAt: string;
  offeredAt?: string;
  connectedAt?: string;
  endedAt?: string;
  state: ContactState;
  preInfo?: {
    source: 'VOICEBOT' | 'CHATBOT' | 'FORM';
    subject: string;
    language?: string;
    birthDate?: string;
    onBehalf?: boolean;
  };
  messages?: Message[];
  agent?: string;
}

export interface Agent {
  id: string;
  status: AgentStatus;
  reason?: string;
  since: string;
}

export interface CallBack {
  callbackId: string;
  queueId?: string;
  ani?: string;
  subject?: string;
  createdAt: string;
  agreedAt?: string;
  closedAt?: string;
  attempts: string[];
  /** Agent who promised it or has taken it; absent = it waits for somebody. */
  assignedTo?: string;
  reason?: string;
  state: 'OPEN' | 'COMPLETED' | 'CANCELLED';
}

export interface Queue {
  queueId: string;
  name: string;
  channels: Channel[];
  waiting: number;
  oldestEnqueuedAt?: string;
  agentsReady: number;
  agentsBusy: number;
  serviceLevel?: { share: number; thresholdSeconds: number };
}
