/** The part of the Postman collection format (v2.1.0) that we write. */

export interface PostmanHeader {
  readonly key: string;
  readonly value: string;
}

export interface PostmanUrl {
  readonly raw: string;
  readonly host: readonly string[];
  readonly path: readonly string[];
  readonly query: readonly { readonly key: string; readonly value: string }[];
  readonly variable: readonly { readonly key: string; readonly value: string }[];
}

export interface PostmanRequest {
  readonly method: string;
  readonly header: readonly PostmanHeader[];
  readonly url: PostmanUrl;
  readonly body?: {
    readonly mode: "raw";
    readonly raw: string;
    readonly options: { readonly raw: { readonly language: "json" | "text" } };
  };
  readonly description?: string;
}

export interface PostmanEvent {
  readonly listen: "prerequest" | "test";
  readonly script: { readonly type: "text/javascript"; readonly exec: readonly string[] };
}

export interface PostmanResponse {
  readonly id: string;
  readonly name: string;
  readonly originalRequest: PostmanRequest;
  readonly status: string;
  readonly code: number;
  readonly header: readonly PostmanHeader[];
  readonly body: string;
  readonly _postman_previewlanguage: "json" | "text";
  readonly cookie: readonly never[];
}

export interface PostmanItem {
  readonly id: string;
  readonly name: string;
  readonly event: readonly PostmanEvent[];
  readonly request: PostmanRequest;
  readonly response: readonly PostmanResponse[];
}

export interface PostmanFolder {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly item: readonly PostmanItem[];
}

export interface PostmanCollection {
  readonly info: {
    readonly _postman_id: string;
    readonly name: string;
    readonly description: string;
    readonly schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  };
  readonly item: readonly PostmanFolder[];
  readonly protocolProfileBehavior: { readonly followRedirects: false };
}
