/** One request to a provider. The host is a constant of the program or of the user's own settings, never of scanned text. */
export interface OutboundRequest {
  readonly host: string;
  /** 443 unless said. */
  readonly port?: number;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Starts with `/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back. Header names are lower case; the body is UTF-8 text, cut at the client's bound. */
export interface OutboundResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body was longer than the bound. */
  readonly cut: boolean;
}

/** Why there is no response. `refused` means that no byte was sent. */
export interface OutboundFailure {
  readonly kind: 'failure';
  readonly reason: 'refused' | 'unreachable' | 'timeout' | 'tls' | 'protocol' | 'cancelled';
  readonly because: string;
}

/** The network as an engine gets it: one request, one answer, no redirect is followed. Never rejects. */
export interface Outbound {
  send(request: OutboundRequest): Promise<OutboundResponse | OutboundFailure>;
}
