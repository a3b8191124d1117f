param name string
param location string
param sku string
param hasSlot bool

@description('Resource ID of the managed identity.')
param identityId string

@description('Settings by name, without the database.')
param appSettings object

param databaseUrl string

@description('Addresses (CIDR) that may upload. Everybody else is refused, and a password is never enough.')
param deployFrom array

param workspaceId string

var production = [for setting in items(union(appSettings, {
  DATABASE_URL: databaseUrl
})): {
  name: setting.key
  value: setting.value
}]
// A new version waits there on a database of its own: one that shares the production database would take its jobs.
var staging = [for setting in items(union(appSettings, {
  DATA_DIR: '/tmp/password-reset'
})): {
  name: setting.key
  value: setting.value
}]
var uploaders = [for (address, n) in deployFrom: {
  name: 'deploy-${n}'
  action: 'Allow'
  ipAddress: address
  priority: 100 + n
}]
var siteConfig = {
  linuxFxVersion: 'NODE|24-lts'
  appCommandLine: 'node --liftoff-only --max-semi-space-size=2 src/index.ts'
  alwaysOn: true
  ftpsState: 'Disabled'
  minTlsVersion: '1.2'
  scmMinTlsVersion: '1.2'
  http20Enabled: true
  healthCheckPath: '/healthz'
  scmIpSecurityRestrictionsUseMain: false
  scmIpSecurityRestrictionsDefaultAction: 'Deny'
  scmIpSecurityRestrictions: uploaders
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: sku
  }
  properties: {
    reserved: true // Linux
  }
}

resource webApp 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: union(siteConfig, {
      appSettings: production
    })
  }
}

// Nobody uploads with a publishing password: only an Entra sign-in with rights on the web app (SCM and FTP).
resource scmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: webApp
  name: 'scm'
  properties: {
    allow: false
  }
}

resource ftpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: webApp
  name: 'ftp'
  properties: {
    allow: false
  }
}

// These stay with the slot when the two are swapped.
resource slotSettings 'Microsoft.Web/sites/config@2024-11-01' = if (hasSlot) {
  parent: webApp
  name: 'slotConfigNames'
  properties: {
    appSettingNames: [
      'DATABASE_URL'
      'DATA_DIR'
    ]
  }
}

resource slot 'Microsoft.Web/sites/slots@2024-11-01' = if (hasSlot) {
  parent: webApp
  name: 'staging'
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: union(siteConfig, {
      appSettings: staging
    })
  }
}

resource slotScmPassword 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2024-11-01' = if (hasSlot) {
  parent: slot
  name: 'scm'
  properties: {
    allow: false
  }
}

resource slotFtpPassword 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2024-11-01' = if (hasSlot) {
  parent: slot
  name: 'ftp'
  properties: {
    allow: false
  }
}

// The log on standard output becomes the table AppServiceConsoleLogs, which the alerts read.
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log'
  scope: webApp
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
      {
        category: 'AppServiceAuditLogs'
        enabled: true
      }
    ]
  }
}

output id string = webApp.id
output hostName string = webApp.properties.defaultHostName
output outboundAddresses array = split(webApp.properties.possibleOutboundIpAddresses, ',')
