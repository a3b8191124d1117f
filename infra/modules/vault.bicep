param name string
param location string

@description('Object ID of the identity that reads the secrets.')
param readerId string

@secure()
param appSecret string

param keyByScript bool
param workspaceId string

// Built-in roles (Azure, "Azure built-in roles"): Key Vault Secrets User and Key Vault Secrets Officer.
var userRole = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b875-0445c86b69e6')
var officerRole = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7')

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
  }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerId, userRole)
  scope: vault
  properties: {
    roleDefinitionId: userRole
    principalId: readerId
    principalType: 'ServicePrincipal'
  }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(appSecret)) {
  parent: vault
  name: 'app-secret'
  properties: {
    value: appSecret
  }
}

// Only this identity can write secrets, and only the script below runs as it.
resource keyMaker 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-key'
  location: location
}

resource officer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, keyMaker.id, officerRole)
  scope: vault
  properties: {
    roleDefinitionId: officerRole
    principalId: keyMaker.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// Makes the key inside Azure, once: a second one would make what the first one sealed unreadable. If the vault can't be listed (a new
// role takes minutes), it makes none.
resource makeKey 'Microsoft.Resources/deploymentScripts@2023-08-01' = if (keyByScript) {
  name: '${name}-key'
  location: location
  kind: 'AzureCLI'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${keyMaker.id}': {}
    }
  }
  properties: {
    azCliVersion: '2.63.0'
    timeout: 'PT15M'
    retentionInterval: 'PT1H'
    cleanupPreference: 'Always'
    environmentVariables: [
      {
        name: 'VAULT'
        value: vault.name
      }
    ]
    scriptContent: loadTextContent('make-key.sh')
  }
  dependsOn: [
    officer
  ]
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
  }
}

// Without a version: App Service follows a new one within a day.
output keyUri string = '${vault.properties.vaultUri}secrets/secret-key'
output appSecretUri string = '${vault.properties.vaultUri}secrets/app-secret'
