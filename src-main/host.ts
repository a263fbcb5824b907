/** What the launcher tells a host to do; the same for both hosts. */
export interface HostOptions {
  /** Absolute path of county.json. */
  countyFile: string;
  /** Values for `${NAME}` in the county file. */
  environment: Record<string, string>;
  /** Port of the web host; 0 takes a free one. */
  port: number;
  /** Folder for settings and the access log; made when missing. */
  dataDir: string;
  signIn: {
    /** Begin sign-in at once when the first window opens. */
    auto: boolean;
    /** OIDC `login_hint`: who is expected to sign in. */
    loginHint?: string;
  };
  /** Lets FHIRcast clients in without a token, for this run. */
  fhircastAuth?: 'none';
  /** Several people use this workstation: nothing secret is kept on its disk. The county file may say the same. */
  sharedWorkstation?: true;
  /** Address of a hub that runs already, in place of the one that the county file names. */
  hub?: string;
  /** Training mode: the county's training county, and nothing of the real one. */
  training?: true;
  /** Starts training beside this workbench, and gives the address to open; absent where the host cannot. */
  startTraining?: () => Promise<string>;
  /** Public key by which that hub signs guidelines, where the county file names none. */
  guidelinesKey?: string;
  /** Folder of the built renderer. */
  rendererDir: string;
}

/** A host that listens. */
export interface RunningHost {
  /** Address to open; in the web host it carries the single-use key. */
  url: string;
  services: {
    fhir: string;
    fhircast: string;
    idp: string;
    hub: string;
    referrals?: string;
    telephony?: string;
    appointments?: string;
  };
  /** FHIRcast topic of the present session. */
  topic: string;
  close: () => Promise<void>;
}

/** A start that cannot succeed, said in one sentence that tells what to do. The launcher prints it and ends with code 1. */
export class StartFailure extends Error {
  override name = 'StartFailure';
}
