namespace DepGuard.Facts.Objectives;

/// <summary>A service has an objective; it is no service itself, and without a known service nothing follows from it.</summary>
/// <param name="Scopes">Naming scopes in which the service's name is looked up, nearest first.</param>
/// <param name="Service">Name of the service, as the objective's file writes it.</param>
/// <param name="Objective">The objective.</param>
public sealed record ObjectiveFact(IReadOnlyList<string> Scopes, string Service, Objective Objective) : Fact(Objective.At, Confidence.Declared);
