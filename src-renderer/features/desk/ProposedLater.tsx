import type { OpenContact } from '#shared/desk.js';
import type { CentreContact } from '#shared/telephony.js';
import { Candidates } from '../../ui/caller/Candidates.js';
import { Confirmed } from '../../ui/caller/Confirmed.js';
import { useConfirm } from '../../ui/caller/use-confirm.js';
import { Problem } from './parts.js';

export interface ProposedProps {
  /** The contact as the contact centre has it. */
  line: CentreContact;
  caller: OpenContact['caller'];
}

/** Confirmed here, it is confirmed at the contact centre's own list: from there the desk hears who its client is. */
export default function ProposedLater({ line, caller }: ProposedProps) {
  const confirming = useConfirm(line);
  return (
    <div className="desk-proposed">
      {line.client === undefined ? (
        <>
          <Candidates contact={line} role={caller} confirming={confirming} />
          <Problem text={confirming.problem} />
        </>
      ) : (
        <Confirmed client={line.client} confirming={confirming} />
      )}
    </div>
  );
}
