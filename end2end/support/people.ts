// The people of the demo organization who can sign in.

export const PASSWORD = "gatehouse-demo";

export interface Person {
  name: string;
  email: string;
  role: "Owner" | "Admin" | "Billing Admin" | "Member";
}

export const people = {
  ada: { name: "Ada Osei", email: "ada@northwind.example", role: "Owner" },
  ravi: { name: "Ravi Vance", email: "ravi@northwind.example", role: "Admin" },
  bea: { name: "Bea Lindqvist", email: "bea@northwind.example", role: "Billing Admin" },
  jun: { name: "Jun Kato", email: "jun@northwind.example", role: "Member" },
} as const satisfies Record<string, Person>;

export type Who = keyof typeof people;

/** Those who manage access security, and those who don't. */
export const managers = ["ada", "ravi"] as const;
export const others = ["bea", "jun"] as const;
